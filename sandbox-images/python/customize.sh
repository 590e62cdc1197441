#!/bin/bash
# Runs in the build of the Python root, outside it: customize.sh <root>.
set -euo pipefail
root=$1
here=$(cd "$(dirname "$0")" && pwd)
packages=$root/usr/lib/python3/dist-packages

# matplotlib searches all fonts at its first import (a second or more) unless it finds its list in its configuration folder, and
# it takes a folder it may not write for unusable. Ours is read-only by intent and complete, so it only has to exist.
sed -i 's/if os.access(str(configdir), os.W_OK) and configdir.is_dir():/if configdir.is_dir():/' "$packages/matplotlib/__init__.py"
grep -q '^ *if configdir.is_dir():$' "$packages/matplotlib/__init__.py" ||
  { echo "python: matplotlib's configuration check is not where it was; see customize.sh" >&2; exit 1; }

# Debian's pytz opens all six hundred time zones whenever pandas is imported, to learn which ones there are. In an image they are known.
chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin python3 - <<'PYTHON'
import pathlib, zoneinfo
module = pathlib.Path("/usr/lib/python3/dist-packages/pytz/__init__.py")
asked = "all_timezones_set = zoneinfo.available_timezones() - "
source = module.read_text()
if source.count(asked) != 1:
    raise SystemExit("python: pytz does not list its zones as it did; see customize.sh")
module.write_text(source.replace(asked, f"all_timezones_set = set({sorted(zoneinfo.available_timezones())!r}) - "))
PYTHON

# Tests are half of some libraries. A few are imported by the library itself, so only whole folders nobody imports go.
for library in numpy pandas scipy sympy matplotlib mpl_toolkits; do
  find "$packages/$library" -depth -type d -name tests \
    -not -path '*/numpy/testing/*' -exec rm -rf {} +
done

# A reproducible build makes Debian's hooks write compiled files that every import checks against a hash of their source: one more file read, for each module.
# The root is read-only where code runs, so nothing can differ.
chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin \
  python3 -m compileall -q -f -j 0 --invalidation-mode unchecked-hash /usr/lib/python3.11 /usr/lib/python3/dist-packages ||
  { echo "python: a library does not compile" >&2; exit 1; }

mkdir -p "$root/usr/share/interpreterguard/matplotlib"
chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/tmp MPLBACKEND=Agg \
  MPLCONFIGDIR=/usr/share/interpreterguard/matplotlib python3 -c 'import matplotlib.font_manager'
ls "$root"/usr/share/interpreterguard/matplotlib/fontlist-*.json >/dev/null

# The parser of shell texts is the library behind shfmt, in a process that stays (shell_reader.go): shfmt itself reads one text and ends, and to
# start it takes a hundred times what it does then. The compiler is unpacked for this beside the root's own packages, and gone again.
tools=$root/tmp/tools
mkdir -p "$tools" "$root/usr/lib/interpreterguard"
APT_CONFIG=$MMDEBSTRAP_APT_CONFIG apt-get install --download-only --yes --quiet golang-go golang-mvdan-sh-dev >/dev/null
for archive in "$root"/var/cache/apt/archives/golang-*.deb; do
  dpkg-deb --extract "$archive" "$tools"
done
cp "$here/shell_reader.go" "$tools/"
env -i PATH=/usr/bin:/bin HOME="$tools" GOROOT="$(echo "$tools"/usr/lib/go-*)" GO111MODULE=off GOPATH="$tools/usr/share/gocode" GOCACHE="$tools/cache" CGO_ENABLED=0 \
  "$tools"/usr/lib/go-*/bin/go build -trimpath -ldflags='-s -w -buildid=' -o "$root/usr/lib/interpreterguard/shell-reader" "$tools/shell_reader.go" ||
  { echo "python: the shell parser does not compile" >&2; exit 1; }
# Their licenses ask to go with the program.
for package in golang-mvdan-sh-dev golang-1.19-go; do
  cp "$tools/usr/share/doc/$package/copyright" "$root/usr/lib/interpreterguard/shell-reader.$package.copyright"
done
rm -rf "$tools"
