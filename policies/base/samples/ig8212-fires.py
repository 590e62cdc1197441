import jwt
def user(token):
    return jwt.decode(token, verify=False)["sub"]
