from flask import Flask, jsonify, request
from pymongo import MongoClient

app = Flask(__name__)
accounts = MongoClient()["shop"]["accounts"]


@app.post("/session")
def session():
    sent = request.get_json()
    account = accounts.find_one({"email": sent["email"], "code": sent["code"]})
    return jsonify(ok=account is not None)
