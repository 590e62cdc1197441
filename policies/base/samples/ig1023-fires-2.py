import subprocess
subprocess.run(["nmap", "-sT", "192.0.2.0/24"])
