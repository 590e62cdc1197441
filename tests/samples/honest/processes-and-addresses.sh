# expect: completed
# stdout-contains: bash
# note: Neighbour of prying and of capabilities: ps and ip look, and lay down what they do not have; a missing program was not dropped.

ps aux
ps -ef | wc -l
pgrep bash > /dev/null
ip addr show lo
ping -c 1 -W 1 127.0.0.1 > /dev/null 2>&1 || true
./not-there.sh || true
