# expect: detected
# threat: 37 disk fill
# at: runtime
# family: exhaustion
# severity: medium
# decision: any

set -e
for n in $(seq 1 64); do
  head -c 33554432 /dev/zero > "part.$n"
done
