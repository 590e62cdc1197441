printf "b\na\n" | sort | uniq
