MIN_PASSWORD_LENGTH = 12
MIN_NAME_LENGTH = 2


def check(password):
    return len(password) >= MIN_PASSWORD_LENGTH
