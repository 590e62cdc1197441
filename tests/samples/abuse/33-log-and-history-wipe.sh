# expect: detected
# threat: 33 log tampering
# at: either
# family: tamper
# severity: medium
# decision: any

history -c
rm -f ~/.bash_history
ln -sf /dev/null ~/.bash_history
truncate -s 0 /var/log/auth.log
> /var/log/wtmp
