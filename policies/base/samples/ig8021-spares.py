import subprocess, sys
subprocess.run(["gzip", "--", sys.argv[1]])
