tar -cz reports | gpg --batch -c --passphrase-file key -o reports.bin
