from flask import Flask

app = Flask(__name__)
app.config["WTF_CSRF_ENABLED"] = True
app.config["JSON_SORT_KEYS"] = False
