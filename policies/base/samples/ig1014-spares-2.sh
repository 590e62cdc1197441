rm -rf /home/user/build/*
find . -name '*.pyc' -delete
find /tmp/build -type f -delete
