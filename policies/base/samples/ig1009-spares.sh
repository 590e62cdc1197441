mount | grep tmpfs
losetup -a 2>/dev/null
unshare --help
