print(open("/root/.profile").read())
