import tarfile, zipfile
with tarfile.open("upload.tar.gz") as archive:
    archive.extractall("out", filter="data")
with zipfile.ZipFile("upload.zip") as archive:
    archive.extractall("out")
