import psutil

for process in psutil.process_iter(["name"]):
    if process.info["name"] == "sshd":
        process.kill()
