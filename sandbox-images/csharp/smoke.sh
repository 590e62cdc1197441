#!/bin/bash
# smoke.sh <image>: the runtime starts within a calculation's bounds, and the runner keeps its promises.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
"$here/../smoke-run.sh" "$1" /bin/bash -eu <<'INSIDE'
[ -x /sandbox/runner/runner ]
[ -z "$(find / -xdev -perm /6000 -type f 2>/dev/null)" ]
! ldd /sandbox/runner/libcoreclr.so /sandbox/runner/libSystem.Native.so | grep -q 'not found'
INSIDE
if ! command -v python3 >/dev/null; then
  # A host of the product needs no Python; the project's own tests cover this there.
  echo "sandbox-images: no python3 on this machine, the tests of the wire are skipped"
  exit 0
fi
exec python3 "$here/test_runner.py" "$1"
