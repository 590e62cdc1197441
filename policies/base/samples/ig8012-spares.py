from flask import Flask, request, make_response
from markupsafe import escape
app = Flask(__name__)
@app.route("/hello")
def hello():
    return make_response("<h1>Hello " + escape(request.args["name"]) + "</h1>")
