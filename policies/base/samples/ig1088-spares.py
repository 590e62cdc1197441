open("build.log", "w").close()
