# expect: completed
# stdout: Hello, world!
# stdout: Not expanded: $name `id`
# stdout: 4

name="world"
cat <<EOF
Hello, $name!
EOF
cat <<'EOF'
Not expanded: $name `id`
EOF
wc -w <<< "four words are here"
