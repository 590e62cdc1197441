rm -rf "$1/bin"
