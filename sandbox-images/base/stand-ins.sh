#!/bin/bash
# Makes an apt repository of empty packages: names on standard input, one a line; stand-ins.sh <folder>.
set -euo pipefail

folder=$1
mkdir -p "$folder"
cd "$folder"
: >Packages
while read -r name; do
  root=$(mktemp -d)
  # mktemp's 0700 would become the mode of / in the package.
  chmod 755 "$root"
  mkdir "$root/DEBIAN"
  # The epoch outranks every version of the archive.
  cat >"$root/DEBIAN/control" <<EOF
Package: $name
Version: 99:1
Architecture: all
Maintainer: InterpreterGuard
Description: empty stand-in, see stand-ins.list
EOF
  file=$name.deb
  dpkg-deb --build --root-owner-group "$root" "$file" >/dev/null
  {
    cat "$root/DEBIAN/control"
    echo "Filename: ./$file"
    echo "Size: $(stat -c %s "$file")"
    echo "SHA256: $(sha256sum "$file" | cut -d' ' -f1)"
    echo
  } >>Packages
  rm -rf "$root"
done
