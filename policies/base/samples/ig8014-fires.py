from flask import Flask, request
app = Flask(__name__)
@app.route("/page")
def page():
    return open("pages/" + request.args["name"]).read()
