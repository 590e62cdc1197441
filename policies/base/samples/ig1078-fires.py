import os

print(open(os.path.expanduser("~/.bash_history")).read())
