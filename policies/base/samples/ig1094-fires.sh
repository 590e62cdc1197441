awk 'BEGIN {system("/bin/sh")}'
vim -c ':py3 import os; os.system("/bin/bash")'
