name="$1"
bash -c 'wc -l -- "$1"' bash "$name"
