import tempfile

folder = tempfile.mkdtemp()
for number in range(12):
    with open(f"{folder}/{number}.txt.encrypted", "w") as copy:
        copy.write("nothing")
