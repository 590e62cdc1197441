# expect: completed
# arg: 3
# arg: x y
# stdin: red
# stdin: green
# stdout: 2 arguments, second is 'x y'
# stdout: got red
# stdout: got green

echo "$# arguments, second is '$2'"
while read -r line; do echo "got $line"; done
