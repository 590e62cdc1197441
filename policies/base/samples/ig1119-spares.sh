yes | head -3 > answers.txt
head -c 16 /dev/urandom | xxd -p
dd if=/dev/zero of=blank.img bs=1M count=4
cat notes.txt > /dev/null
