import subprocess

from flask import Flask, request

app = Flask(__name__)


@app.get("/lookup")
def lookup():
    return subprocess.run(["host", request.args["name"]], capture_output=True, text=True).stdout


@app.get("/ping")
def ping():
    return subprocess.run("ping -c 1 " + request.args["name"], shell=True, capture_output=True, text=True).stdout
