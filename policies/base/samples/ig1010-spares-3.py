import os
from pathlib import Path

asked = os.path.normpath(os.path.join("/srv/files", "../../etc/shadow"))
print(asked.startswith("/srv/files"))
print(Path("~/.aws/credentials").expanduser().exists(), os.path.exists(os.path.expanduser("~/.kube/config")))
