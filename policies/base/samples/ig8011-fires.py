from markupsafe import Markup
def title(name):
    return Markup("<h1>" + name + "</h1>")
