import shutil

# A copy of this program beside its results tells later how they were made.
shutil.copy(__file__, "results.py.txt")
with open(__file__) as own, open("results-source.txt", "w") as copy:
    copy.write(own.read())

with open("notes.txt") as notes:
    text = notes.read()
with open("all.txt", "w") as everything:
    everything.write("# notes\n" + text)
