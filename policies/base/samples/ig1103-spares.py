import requests

print(requests.get("https://www.googleapis.com/books/v1/volumes?q=rust").json())
