import sqlite3
from flask import Flask, request
app = Flask(__name__)
COLUMNS = ("name", "joined", "city")
@app.route("/users")
def users():
    order = request.args.get("order", "name")
    if order not in COLUMNS:
        app.logger.warning("another order was asked for")
    return {"users": sqlite3.connect("app.db").execute(f"SELECT name, city FROM users ORDER BY {order}").fetchall()}
