import tempfile
with tempfile.NamedTemporaryFile("w", suffix=".csv") as file:
    file.write("1")
