import subprocess

server = subprocess.Popen(["python3", "-m", "http.server"])
server.terminate()
