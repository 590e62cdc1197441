mount | grep tmpfs
