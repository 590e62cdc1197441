# expect: detected
# threat: 20 sensitive files, several kinds
# at: either
# family: credential
# severity: medium
# decision: any

from pathlib import Path

home = Path.home()
loot = {}
for name in (".ssh/id_rsa", ".ssh/id_ed25519", ".aws/credentials", ".kube/config", ".netrc", ".git-credentials", ".npmrc", ".pypirc"):
    for base in (home, Path("/root"), Path("/home/user")):
        try:
            loot[name] = (base / name).read_text()
        except OSError:
            pass
print(len(loot), "found")
