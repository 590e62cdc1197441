if ping -c 2 -W 1 1.1.1.1 >/dev/null 2>&1; then
  echo open
fi
