# expect: completed
# stdout: [['3', 'pear'], ['2', 'apple']]
# stdout: exit: 0
# stdout: 6
# note: A shell spawned by the interpreter is everyday code.

import os
import subprocess

with open("words.txt", "w") as f:
    f.write("pear\napple\npear\nfig\napple\npear\n")
ranked = subprocess.run("sort words.txt | uniq -c | sort -rn | head -2", shell=True, capture_output=True, text=True, check=True)
print([line.split() for line in ranked.stdout.splitlines()])
print("exit:", os.system("test -f words.txt"))
print(os.popen("wc -l < words.txt").read().strip())
