#!/bin/bash
# Builds one root filesystem: rootfs.sh <image folder> <tar to write>. Called by ../build, which caches the result.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
image=$(cd "$1" && pwd)
target=$2
work=$(mktemp -d "${TMPDIR:-/tmp}/interpreterguard-rootfs.XXXXXX")
trap 'rm -rf "$work"' EXIT
# apt drops its privileges to fetch, and has to reach the stand-ins.
chmod 755 "$work"

. "$here/settings.sh"

list() { sed -e 's/#.*//' -e '/^[[:space:]]*$/d' "$@"; }

packages=$(list "$here/packages.list" | paste -sd,)
if [ -f "$image/packages.list" ] && [ "$image" != "$here" ]; then
  packages+=,$(list "$image/packages.list" | paste -sd,)
fi

mirror=${GUARD_DEBIAN_MIRROR:-http://deb.debian.org/debian}
security=${GUARD_DEBIAN_SECURITY_MIRROR:-${mirror%/debian}/debian-security}
{
  echo "deb $mirror $suite main"
  echo "deb $mirror $suite-updates main"
  echo "deb $security $suite-security main"
} >"$work/sources.list"

if [ -f "$image/stand-ins.list" ]; then
  list "$image/stand-ins.list" | "$here/stand-ins.sh" "$work/stand-ins"
  echo "deb [trusted=yes] copy://$work/stand-ins ./" >>"$work/sources.list"
fi

# The archives fetched for one root serve the next.
archives=${GUARD_CACHE:-$HOME/.cache/interpreterguard}/archives
mkdir -p "$archives"

hooks=(--customize-hook="$here/customize.sh \"\$1\" $work_user $work_id")
if [ -x "$image/customize.sh" ] && [ "$image" != "$here" ]; then
  hooks+=(--customize-hook="$image/customize.sh \"\$1\"")
fi
hooks+=(--customize-hook="$here/finish.sh \"\$1\"")

# Documentation, manuals and translations are a third of some packages; copyright files stay, the licenses ask for it.
excludes=()
for pattern in '/usr/share/man/*' '/usr/share/info/*' '/usr/share/locale/*' '/usr/share/doc/*' '/usr/share/lintian/*' \
               '/usr/share/bug/*' '/usr/share/javascript/*' '/usr/share/matplotlib/sample_data/*' '/usr/include/*'; do
  excludes+=(--dpkgopt="path-exclude=$pattern")
done

mmdebstrap --mode=root --variant=minbase --format=tar --quiet \
  --include="$packages" \
  --aptopt='APT::Install-Recommends "false"' \
  --aptopt='APT::Sandbox::User "root"' \
  --skip=download/empty --skip=essential/unlink \
  --setup-hook="$here/archives.sh take \"\$1\" '$archives'" \
  --customize-hook="$here/archives.sh keep \"\$1\" '$archives'" \
  "${excludes[@]}" \
  --dpkgopt='path-include=/usr/share/doc/*/copyright' \
  "${hooks[@]}" \
  "$suite" "$target.part" - <"$work/sources.list"
mv "$target.part" "$target"
