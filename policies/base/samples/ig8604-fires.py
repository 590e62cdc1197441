import re
def ok(mail):
    return re.match(r"^([a-zA-Z0-9]+)*@", mail)
