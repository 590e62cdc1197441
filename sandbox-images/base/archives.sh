#!/bin/bash
# Shares fetched .deb files between roots: archives.sh take|keep <root> <folder>.
set -euo pipefail
cache=$2/var/cache/apt/archives
case $1 in
  take) from=$3 to=$cache ;;
  keep) from=$cache to=$3 ;;
esac
mkdir -p "$to"
find "$from" -maxdepth 1 -name '*.deb' -exec cp --no-clobber --preserve=timestamps -t "$to" {} +
