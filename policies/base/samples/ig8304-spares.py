import os

API_KEY = os.environ["API_KEY"]
DB_PASSWORD = "your-password-1"
PASSWORD_FIELD = "password2"
TOKEN_URL = "https://login.example.org/token2"
password_message = "Passwords need 12 letters."
token = "bert-base"
