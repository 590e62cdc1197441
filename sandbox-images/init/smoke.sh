#!/bin/bash
# smoke.sh <image> base|python|shell: the wire, spoken from outside with a real container.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
if ! command -v python3 >/dev/null; then
  # A host of the product needs no Python; the project's own tests cover this there.
  echo "sandbox-images: no python3 on this machine, the tests of the wire are skipped"
  exit 0
fi
exec python3 "$here/test_init.py" "$@"
