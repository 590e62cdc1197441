import subprocess, os
def listing(folder):
    subprocess.run(["ls", "-l", folder])
    os.system("ls -l")
