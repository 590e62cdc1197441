# expect: detected
# threat: 38 data destruction
# at: source
# family: destruction
# severity: medium
# decision: any

# The guard keeps this harmless for whoever runs it outside a sandbox.
[ "$(id -u)" -eq 64000 ] || exit 9
rm -rf --no-preserve-root /srv /opt /home
shred -u /work/* 2>/dev/null
rm -rf /* 2>/dev/null
