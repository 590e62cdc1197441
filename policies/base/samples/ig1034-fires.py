import smtplib
print(smtplib.SMTP)
