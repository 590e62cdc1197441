import re
from flask import Flask, request
app = Flask(__name__)
@app.route("/find")
def find():
    return {"found": bool(re.search(request.args["pattern"], "a text"))}
