name="$1"
bash -c "wc -l $name"
