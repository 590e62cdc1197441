source /root/.bashrc
test -f /root/.profile && echo there
ls /root/.cache
