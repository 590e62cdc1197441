worker() { wc -l < "$1"; }
worker a.txt & worker b.txt & wait
poll() { date; sleep 60; poll & }
split() { [ "$1" -gt 1 ] && { split $(($1 / 2)) & split $(($1 / 2)) & wait; }; }
split 8
if [ "$1" != child ]; then "$0" child & "$0" child & wait; fi
