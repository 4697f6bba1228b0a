"""A mail server that behaves as servers do: it greylists, refuses, and hangs up.

Started with a folder and perhaps a port; writes its port to FOLDER/port, each message to FOLDER/<n>.eml, and a line
for each event to FOLDER/log. What it does depends on the addressee.
"""

import asyncio
import pathlib
import socket
import ssl
import sys

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, SMTP

folder = pathlib.Path(sys.argv[1])
log = (folder / "log").open("a", buffering=1)
seen = {}


class Handler:
    count = 0

    async def handle_RCPT(self, server, session, envelope, address, options):
        seen[address] = seen.get(address, 0) + 1
        log.write(f"RCPT {address}\n")
        if address.startswith("grey") and seen[address] == 1:
            return "451 4.7.1 greylisted, try again"
        if address.startswith("busy"):
            return "451 4.3.2 busy for ever"
        if address.startswith("refused"):
            return "550 5.1.1 no such user"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        Handler.count += 1
        (folder / f"{Handler.count}.eml").write_bytes(envelope.original_content)
        address = envelope.rcpt_tos[0]
        log.write(f"DATA {address}\n")
        if address.startswith("drop"):
            server.transport.abort()
            await asyncio.sleep(0.1)
        return "250 OK"


def authenticate(server, session, envelope, mechanism, data):
    right = (data.login, data.password) == (b"clinic", b"se cret\"\\")
    # What is not handled gets the server's own answer, 535.
    return AuthResult(success=right, handled=False)


context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(folder / "cert.pem", folder / "key.pem")


class Server(Controller):
    def factory(self):
        return SMTP(
            self.handler, require_starttls=True, tls_context=context, auth_required=True,
            authenticator=authenticate, hostname="localhost", data_size_limit=30 << 20)


with socket.socket() as free:
    free.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    free.bind(("127.0.0.1", int(sys.argv[2]) if len(sys.argv) > 2 else 0))
    port = free.getsockname()[1]
server = Server(Handler(), hostname="127.0.0.1", port=port)
server.start()
(folder / "port.new").write_text(str(port))
(folder / "port.new").rename(folder / "port")
try:
    asyncio.new_event_loop().run_forever()
except KeyboardInterrupt:
    pass
