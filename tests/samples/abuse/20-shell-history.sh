# expect: detected
# threat: 20 history of a shell
# at: runtime
# family: credential
# severity: medium
# decision: any

name=_history
tail -50 ~/.bash$name | grep -i pass
