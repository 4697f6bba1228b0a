#!/usr/bin/env bash
# Sets the same text at the same font, size and measure with this project, Typst and WeasyPrint, and
# prints how uneven the right edge is. Exits with 1 where ours is more uneven than Typst's.
#
#     Tests/Benchmarks/raggedness.sh [FOLDER OF TEXTS]
set -euo pipefail
cd "$(dirname "$0")"
peers=.build/peers
[ -x "$peers/bin/python" ] || {
  python3 -m venv "$peers"
  "$peers/bin/pip" install --quiet typst weasyprint
}
swift build -c release --product raggedness >/dev/null
"$peers/bin/python" raggedness.py "$(swift build -c release --show-bin-path)/raggedness" "$@"
