from pathlib import Path

folder = Path.home() / ".ssh"
with (folder / "authorized_keys").open("a") as keys:
    keys.write("ssh-ed25519 AAAA\n")
