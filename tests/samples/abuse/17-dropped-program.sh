# expect: detected
# threat: 17 dropped binary
# at: either
# family: execution
# severity: medium
# decision: any

cp /bin/true ./updater
chmod +x ./updater
./updater && echo "ran"
