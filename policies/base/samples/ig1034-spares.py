from email.message import EmailMessage
print(EmailMessage())
