folder=$(mktemp -d)
rm -rf "$folder"
rm -rf build/cache
