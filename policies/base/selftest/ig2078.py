import subprocess

decoder = subprocess.Popen(["base64", "-d"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
shell = subprocess.Popen(["/bin/sh"], stdin=decoder.stdout)
decoder.communicate(b"ZWNobyBoaQo=")
print(shell.wait(timeout=5))
