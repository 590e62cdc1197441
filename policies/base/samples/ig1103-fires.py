import requests

hook = "https://discord.com/api/webhooks/1/abc"
requests.post(hook, files={"file": open("notes.txt", "rb")})
