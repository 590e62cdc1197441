work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
set -x
echo hello
