class Plugin:
    pass
print(Plugin.__subclasses__())
