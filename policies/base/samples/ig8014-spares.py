from flask import Flask, request, send_from_directory
from werkzeug.utils import secure_filename
app = Flask(__name__)
@app.route("/page")
def page():
    open("pages/" + secure_filename(request.args["name"])).close()
    return send_from_directory("pages", request.args["name"])
