import random
import string


def make_reset_token(length=24):
    return "".join(random.choice(string.ascii_letters + string.digits) for _ in range(length))


one_time_otp = random.randint(100000, 999999)
print(make_reset_token(), one_time_otp)
