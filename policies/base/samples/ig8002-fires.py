import sqlite3
from flask import Flask, request
app = Flask(__name__)
@app.route("/user")
def user():
    name = request.args["name"]
    return sqlite3.connect("app.db").execute("SELECT id FROM users WHERE name = '" + name + "'").fetchone()
