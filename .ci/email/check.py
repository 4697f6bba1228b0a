"""Reads a draft with Python's own `email` and with `icalendar`, and fails where it is not what it
should be. The environment's DAYS are those of the visits."""

import email
import email.policy
import os
import pathlib
import sys

import icalendar

draft, pdf, address, name = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), *sys.argv[3:5]
raw = draft.read_bytes()
assert b"\n" not in raw.replace(b"\r\n", b""), "line ends are CR LF"
assert all(len(line) <= 998 for line in raw.split(b"\r\n")), "RFC 5322, 2.1.1"
assert raw.isascii(), "a message is ASCII"
message = email.message_from_bytes(raw, policy=email.policy.default)
assert not message.defects, message.defects
assert len(message.get_all("To")) == len(message.get_all("From")) == 1
to = message["To"].addresses
assert len(to) == 1 and to[0].addr_spec == address, to
assert to[0].display_name == name, to[0].display_name
assert message["X-Unsent"] == "1" or "--sent" in sys.argv
assert message["Bcc"] is None and message["Cc"] is None
assert message["Message-ID"] and message["Date"] and message["Subject"]
for word in ["laser", "Laser", "mesotherapy", "peel"]:
    assert word not in message["Subject"], message["Subject"]
plain, html = message.get_body(("plain",)), message.get_body(("html",))
assert plain.get_content().strip() and "<html" in html.get_content()
attachments = list(message.iter_attachments())
assert attachments[0].get_content_type() == "application/pdf"
assert attachments[0].get_filename().endswith(".pdf"), attachments[0].get_filename()
assert attachments[0].get_content() == pdf.read_bytes(), "the PDF arrives byte for byte"
for part in attachments:
    for word in ["laser", address]:
        assert word not in part.get_filename()
hasCalendar = "--no-calendar" not in sys.argv
assert len(attachments) == (2 if hasCalendar else 1), len(attachments)
for part in attachments[1:]:
    assert part.get_content_type() == "text/calendar" and part.get_filename().endswith(".ics")
    text = part.get_payload(decode=True).decode("utf-8")
    calendar = icalendar.Calendar.from_ical(text)
    assert "METHOD" not in calendar, "a calendar, not an invitation"
    events = [entry for entry in calendar.subcomponents if entry.name == "VEVENT"]
    days = [str(event["DTSTART"].dt)[:10] for event in events]
    assert days == os.environ["DAYS"].split(), days
