# expect: completed
# stdout: short unset
# stdout: has PATH: True home is text: True

import os

os.environ["REPORT_MODE"] = "short"
print(os.environ.get("REPORT_MODE"), os.environ.get("NO_SUCH_VARIABLE", "unset"))
print("has PATH:", "PATH" in os.environ, "home is text:", isinstance(os.path.expanduser("~"), str))
