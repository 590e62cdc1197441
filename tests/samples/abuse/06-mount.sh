# expect: detected
# threat: 6 mount family
# at: either
# family: escape
# severity: high
# decision: stopped

mkdir -p host
mount -t proc proc host
mount --bind / host
mount /dev/vda1 host
