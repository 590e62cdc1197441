# expect: completed
# stdout: ['a.txt', 'b.txt']
# stdout: hello

import subprocess
from pathlib import Path

Path("notes").mkdir()
for name in ("b.txt", "a.txt"):
    Path("notes", name).write_text(name)
print(subprocess.run(["ls", "-1", "notes"], capture_output=True, text=True, check=True).stdout.split())
print(subprocess.check_output(["echo", "hello"], text=True).strip())
