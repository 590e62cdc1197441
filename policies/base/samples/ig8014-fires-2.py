from pathlib import Path
from flask import Flask, abort, request
app = Flask(__name__)
ROOT = Path("pages").resolve()
@app.route("/page")
def page():
    path = ROOT / request.args["name"]
    if not str(path).startswith(str(ROOT)):
        abort(404)
    return {"text": path.read_text()}
