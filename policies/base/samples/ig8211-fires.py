import hmac
def signature(text):
    return hmac.new(b"a long way from home", text, "sha256").hexdigest()
