from flask import Flask, request, make_response
app = Flask(__name__)
@app.route("/hello")
def hello():
    return make_response("<h1>Hello " + request.args["name"] + "</h1>")
