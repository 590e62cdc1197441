import random
import secrets

words = "the quick brown fox".split()
token = random.choice(words)
password = secrets.token_urlsafe(24)
dice = random.randint(1, 6)
secret_number = random.randint(1, 100)
password_length = random.randint(12, 20)
print(token, password, dice, secret_number, password_length)
