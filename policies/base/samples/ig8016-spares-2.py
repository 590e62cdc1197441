from flask import Flask, redirect, request
from django.utils.http import url_has_allowed_host_and_scheme
app = Flask(__name__)
@app.route("/login")
def login():
    target = request.args.get("next", "/")
    if not url_has_allowed_host_and_scheme(target, allowed_hosts={request.host}):
        target = "/"
    return redirect(target)
