with open("index.html", "w") as page:
    page.write("<h1>Pwned by the midnight crew</h1>")
