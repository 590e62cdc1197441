su - builder -c 'make'
echo done | tee log.txt
