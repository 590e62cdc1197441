# expect: completed
# stdout: 3! = 6
# stdout: 5! = 120
# stdout: 10! = 3628800
# stdout: apple red
# stdout: pear green

set -euo pipefail
factorial() {
  local n=$1 result=1
  while (( n > 1 )); do
    result=$(( result * n ))
    n=$(( n - 1 ))
  done
  echo "$result"
}
for n in 3 5 10; do
  printf '%d! = %s\n' "$n" "$(factorial "$n")"
done
declare -A colour=([apple]=red [pear]=green)
for fruit in apple pear; do echo "$fruit ${colour[$fruit]}"; done
