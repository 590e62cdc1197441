import pathlib

for folder in pathlib.Path("/home").iterdir():
    print(len((folder / ".aws" / "credentials").read_text()))
