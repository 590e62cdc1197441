dd if=/dev/zero of=blank.bin bs=1024 count=4 2>/dev/null
