MIN_PASSWORD_LENGTH = 4


def check(password):
    return len(password) >= MIN_PASSWORD_LENGTH
