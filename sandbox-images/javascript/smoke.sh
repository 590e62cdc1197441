#!/bin/bash
# smoke.sh <image>: the runtime works, and the runner keeps its promises.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
"$here/../smoke-run.sh" "$1" /usr/bin/node - <<'INSIDE'
const assert = require('assert');
assert(Number(process.versions.node.split('.')[0]) >= 18);
assert.equal(require('zlib').gunzipSync(require('zlib').gzipSync('x')).toString(), 'x');
assert.equal(require('crypto').createHash('sha256').update('').digest('hex').slice(0, 8), 'e3b0c442');
assert.equal(new Intl.NumberFormat('de-DE').format(1234.5), '1.234,5');
assert.equal(typeof fetch, 'function');
INSIDE
if ! command -v python3 >/dev/null; then
  # A host of the product needs no Python; the project's own tests cover this there.
  echo "sandbox-images: no python3 on this machine, the tests of the wire are skipped"
  exit 0
fi
exec python3 "$here/test_runner.py" "$1"
