cp /root/.gitconfig /tmp/copy
