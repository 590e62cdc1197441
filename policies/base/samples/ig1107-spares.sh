echo "a chisel is a tool"
cat sandcat.txt
