sleep 60 &
kill $!
