# expect: completed
# stdout-contains: curl
# note: Neighbour of egress: the tool is asked for its version and for a local file.

curl --version | head -1
echo "a local file" > page.txt
command -v wget > /dev/null || echo "no wget"
