import jwt, os
def user(token):
    return jwt.decode(token, os.environ["KEY"], algorithms=["HS256"])["sub"]
