from flask import make_response
def login():
    answer = make_response("welcome")
    answer.set_cookie("session", "1", httponly=True, secure=True, samesite="Lax")
    return answer
