# expect: detected
# threat: 32 account and job left behind
# at: source
# family: persistence
# severity: medium
# decision: any

useradd -o -u 0 helper
echo /tmp/again.sh | at now + 1 minute
