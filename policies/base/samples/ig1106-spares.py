import subprocess

subprocess.run(["./build/dependency_injection_demo", "--verbose"])
subprocess.run(["python3", "explore.py"])
