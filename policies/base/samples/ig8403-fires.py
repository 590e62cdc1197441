import ftplib
with ftplib.FTP("ftp.example.org") as ftp:
    ftp.login("jane", input())
