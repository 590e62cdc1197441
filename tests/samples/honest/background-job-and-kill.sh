# expect: completed
# stdout: status 143
# stdout: second
# stdout: done
# note: Neighbour of killing the guard: the job is the script's own.

sleep 30 &
job=$!
sleep 0.2
kill "$job"
wait "$job"
echo "status $?"
( sleep 0.1; echo "second" ) &
wait
echo "done"
