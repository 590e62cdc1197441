import smtplib

post = smtplib.SMTP("192.0.2.7")
while True:
    post.sendmail("a@example.org", "b@example.org", "hi")
