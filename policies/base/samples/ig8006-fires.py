from flask import Flask, request
app = Flask(__name__)
@app.route("/sum")
def total():
    return str(eval(request.args["formula"]))
