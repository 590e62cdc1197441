from fastapi import FastAPI
from flask import Flask, jsonify, redirect, render_template, request, url_for

api = FastAPI()
app = Flask(__name__)


@api.get("/hello/{name}")
async def hello(name: str):
    return f"Hello {name}"


@api.post("/sum")
async def total(first: int, second: int):
    return {"sum": first + second, "text": f"{first} + {second}"}


@app.get("/echo")
def echo():
    return jsonify(name=request.args.get("name")), 200


@app.get("/user/<int:number>")
def user(number):
    return "<p>User " + str(number) + "</p>"


@app.get("/page")
def page():
    if "name" not in request.args:
        return redirect(url_for("echo", name=request.args.get("other")))
    return render_template("page.html", name=request.args["name"])
