import smtplib

post = smtplib.SMTP("localhost")
post.sendmail("a@example.org", "b@example.org", "hi")
