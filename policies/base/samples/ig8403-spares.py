import ftplib
with ftplib.FTP_TLS("ftp.example.org") as ftp:
    ftp.login("jane", input())
