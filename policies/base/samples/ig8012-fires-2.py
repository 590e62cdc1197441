from fastapi import FastAPI
from fastapi.responses import HTMLResponse

app = FastAPI()


@app.get("/hello/{name}", response_class=HTMLResponse)
async def hello(name: str):
    return f"<h1>Hello {name}</h1>"
