import requests
from flask import Flask, request
app = Flask(__name__)
@app.route("/fetch")
def fetch():
    return {"length": len(requests.get(request.args["url"]).text)}
