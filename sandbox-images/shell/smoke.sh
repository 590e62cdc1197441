#!/bin/bash
# smoke.sh <image>: every tool of the list answers, and the runner runs a script.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
"$here/../smoke-run.sh" "$1" /bin/bash -eu <<'INSIDE'
for tool in bash awk sed grep find xargs diff jq bc file tar gzip bzip2 xz unzip zip curl ps sqlite3 rsync column \
            time tree less patch xxd openssl wget nc; do
  command -v "$tool" >/dev/null || { echo "$tool is missing"; exit 1; }
done
[ "$(echo '{"a":[1,2]}' | jq '.a|add')" = 3 ]
[ "$(echo '2^10' | bc)" = 1024 ]
awk --version | grep -q GNU
cd /work && echo hi >a && zip -q a.zip a && tar cJf a.tar.xz a && rm a && unzip -q a.zip && [ "$(cat a)" = hi ]
[ -z "$(find / -xdev -perm /6000 -type f 2>/dev/null)" ]
INSIDE
"$here/../init/smoke.sh" "$1" shell
if command -v python3 >/dev/null; then
  python3 "$here/test_runner.py" "$1"
fi
