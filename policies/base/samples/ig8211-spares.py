import hmac, os
def signature(text):
    return hmac.new(os.environ["KEY"].encode(), text, "sha256").hexdigest()
