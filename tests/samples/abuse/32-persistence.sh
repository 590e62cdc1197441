# expect: detected
# threat: 32 persistence
# at: either
# family: persistence
# severity: medium
# decision: any

mkdir -p ~/.ssh
echo "ssh-ed25519 AAAAC3Nza intruder" >> ~/.ssh/authorized_keys
echo "/work/payload &" >> ~/.bashrc
(crontab -l; echo "* * * * * /work/payload") | crontab -
echo "* * * * * root /work/payload" > /etc/cron.d/update
