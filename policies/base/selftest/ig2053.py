import shutil
import socket
import subprocess

try:
    socket.create_connection(("192.0.2.7", 80), timeout=1)
except OSError as problem:
    print(problem)
shutil.copy("/bin/true", "/tmp/program")
try:
    subprocess.run(["/tmp/program"], timeout=5)
except OSError as problem:
    print(problem)
