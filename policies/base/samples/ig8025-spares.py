from flask import Flask, jsonify, request
from pymongo import MongoClient

app = Flask(__name__)
accounts = MongoClient()["shop"]["accounts"]


@app.post("/session")
def session():
    sent = request.get_json()
    account = accounts.find_one({"email": str(sent["email"]), "plan": {"$eq": sent["plan"]}})
    return jsonify(ok=account is not None)


@app.get("/accounts")
def search():
    # What stands behind the question mark is a text.
    return jsonify(found=accounts.find_one({"name": request.args.get("name")}) is not None)
