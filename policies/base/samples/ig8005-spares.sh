args=(-l "$1")
ls "${args[@]}"
eval "echo one"
