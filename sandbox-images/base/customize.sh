#!/bin/bash
# Runs in the build, outside the new root: customize.sh <root> <work user> <id>.
set -euo pipefail
root=$1 user=$2 id=$3

echo "$user:x:$id:" >>"$root/etc/group"
echo "$user:x:$id:$id:work user:/work:/bin/bash" >>"$root/etc/passwd"
echo "$user:!:19000::::::" >>"$root/etc/shadow"

# Mount points: the work folder (tmpfs), the host's socket (root alone may enter), and our own files.
install -d -m 0755 "$root/work" "$root/sandbox"
install -d -m 0700 "$root/run/guard"
