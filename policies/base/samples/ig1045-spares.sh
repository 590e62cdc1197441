ssh -V
ssh-keygen -y -f key.pub
