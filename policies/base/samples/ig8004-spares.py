import subprocess, shlex, os
from flask import Flask, request
app = Flask(__name__)
@app.route("/ping")
def ping():
    os.system("ping -c 1 " + shlex.quote(request.args["host"]))
    return str(subprocess.run(["ping", "-c", "1", "--", request.args["host"]]).returncode)
