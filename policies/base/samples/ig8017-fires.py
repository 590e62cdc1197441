import tarfile
with tarfile.open("upload.tar.gz") as archive:
    archive.extractall("out")
