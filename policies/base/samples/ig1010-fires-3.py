from pathlib import Path

with (Path.home() / ".aws" / "credentials").open() as file:
    print(file.read())
