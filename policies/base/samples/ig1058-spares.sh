printf '\x69\x64\n'
eval "$(printf 'a=%s' 1)"
