import subprocess

subprocess.Popen(["/tmp/sliver-client", "import", "op.cfg"])
