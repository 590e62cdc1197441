unshare -Urm sh -c "mount -t proc proc /proc"
