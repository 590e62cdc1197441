#!/bin/bash
# Waits for one script on descriptor 3 and becomes it, or for the first cell of a session. Fields end in NUL, see README.md.
# A cell may be interrupted while its message is on the way; what is started from here is not to inherit a signal that is ignored.
trap : INT
printf 'ready\n' >&3

field() { IFS= read -r -d '' "$1" <&3 || exit 70; }

field op
[ "$op" != cell ] || exec /bin/bash --noprofile --norc /sandbox/session.sh
[ "$op" = run ] || exit 70

field count
for ((i = 0; i < count; i++)); do
  field entry
  # A name that bash refuses would stop us; the script would not see it either.
  export "$entry" 2>/dev/null
done

args=()
field count
for ((i = 0; i < count; i++)); do
  field entry
  args+=("$entry")
done

field script
umask 077
printf '%s' "$script" >/tmp/submission.sh || exit 70
umask 022

exec 3>&-
exec /bin/bash -c '. /sandbox/missing.sh; . "$0"' /tmp/submission.sh "${args[@]}"
