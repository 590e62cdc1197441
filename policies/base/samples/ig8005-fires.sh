command="$1"
eval "$command"
