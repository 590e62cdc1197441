# expect: completed
# stdout: two
# stdout: gone
# note: Neighbour of destruction: rm -rf, of its own temporary folder.

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
echo one > "$folder/one"
mv "$folder/one" "$folder/two"
ls "$folder"
rm -rf "$folder"
test -e "$folder" || echo "gone"
