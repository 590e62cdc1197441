import tempfile
name = tempfile.mktemp(suffix=".csv")
open(name, "w").write("1")
