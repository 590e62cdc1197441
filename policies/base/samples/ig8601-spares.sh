file=$(mktemp)
echo data > "$file"
