import subprocess
def listing(folder):
    subprocess.run("ls -l " + folder, shell=True)
