from flask import Flask, request, redirect
app = Flask(__name__)
@app.route("/login")
def login():
    return redirect(request.args["next"])
