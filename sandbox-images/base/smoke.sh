#!/bin/bash
# smoke.sh <image>: what base promises, seen from inside.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
"$here/../smoke-run.sh" "$1" /bin/bash -eu <<'INSIDE'
[ "$(id -u):$(id -g)" = 64000:64000 ] && [ "$(id -un)" = sandbox ] && [ "$HOME" = /work ]
[ -z "$(find / -xdev -perm /6000 -type f 2>/dev/null)" ] || { echo "set-user-ID files remain"; exit 1; }
[ -z "$(find / -xdev -path /work -prune -o -not -user root -print 2>/dev/null | head -1)" ] || { echo "not all files are root's"; exit 1; }
[ -x /sandbox/init ]
# The engine's own hosts file, which a sandbox does not have, would answer for "localhost"; a name below it only our answerer knows.
getent hosts own.localhost >/dev/null || { echo "localhost would be asked of a name server"; exit 1; }
! ls /run/guard 2>/dev/null
! touch /sandbox/x 2>/dev/null
touch /work/x /tmp/x
[ "$(printf '\303\244' | wc -m)" = 1 ] || { echo "the locale is not UTF-8"; exit 1; }
INSIDE
"$here/../init/smoke.sh" "$1" base
