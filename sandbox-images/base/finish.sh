#!/bin/bash
# The last step of every root, run outside it: finish.sh <root>.
set -euo pipefail
root=$1

# no-new-privileges already makes these bits void; without them a wrong flag some day is not an escalation, and
# searching for set-user-ID files, the first thing an attacker does, finds nothing.
find "$root" -xdev -type f -perm /6000 -exec chmod ug-s {} +

# A sandbox installs nothing: package lists, caches and logs are dead weight, and they differ between builds.
rm -rf "$root"/var/lib/apt/lists/* "$root"/var/cache/apt/* "$root"/var/cache/debconf/*-old "$root"/var/lib/dpkg/*-old \
  "$root"/var/log/* "$root"/tmp/* "$root"/var/tmp/* "$root"/root/.cache "$root"/var/cache/ldconfig/aux-cache
rm -f "$root"/etc/machine-id "$root"/etc/hostname "$root"/etc/resolv.conf
# The package manager's own user owned its download folders; nothing is downloaded here, and everything is root's.
find "$root" -xdev -not -user root -exec chown -h root:root {} +
# Nothing here is a secret, but it is the machine's own; each build makes it anew.
rm -f "$root"/var/lib/dbus/machine-id "$root"/var/lib/systemd/random-seed
