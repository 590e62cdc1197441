from flask import Flask, request
from lxml import etree
app = Flask(__name__)
@app.route("/user")
def user():
    return str(etree.parse("users.xml").xpath("//user[@name=$name]", name=request.args["name"]))
