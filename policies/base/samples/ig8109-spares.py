import defusedxml.ElementTree as tree
from flask import Flask, request
app = Flask(__name__)
@app.route("/load", methods=["POST"])
def load():
    return tree.fromstring(request.data).tag
