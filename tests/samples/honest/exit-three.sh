# expect: failed
# exit: 3
# stdout: about to leave

echo "about to leave"
exit 3
