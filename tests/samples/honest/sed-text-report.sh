# expect: completed
# stdout: Ann,Bo
# stdout: 3
# stdout: 4
# stdout: 5

printf 'name: ann\nname: bo\n' | sed -E 's/^name: (.*)$/\1/; s/^./\U&/' | paste -sd, -
printf '3\n1\n2\n' | sort -n | tee sorted.txt | tail -1
comm -12 <(seq 1 5) <(seq 4 8)
