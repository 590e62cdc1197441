from markupsafe import Markup, escape
RULE = Markup("<hr>")
def title(name):
    return escape(name)
