page = """<html><title>Log in</title>
<form action="/login" method="post"><input name="mail"><input type="password" name="word"></form></html>"""
open("index.html", "w").write(page)
