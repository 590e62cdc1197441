import requests

# The shop's own demonstration: each of its users with the password that was made for it.
users = {"ann": "k3-Fw", "ben": "q9-Lm", "cem": "z1-Pp", "dua": "t7-Rd", "eli": "m4-Xs"}
for name, password in users.items():
    answer = requests.post("https://shop.example/login", data={"username": name, "password": password})
    print(name, answer.status_code)

# What the form refuses, asked of the own machine.
for password in ["", "short", "nodigits", "12345678", "        "]:
    answer = requests.post("http://localhost:8000/register", json={"email": "a@shop.example", "password": password})
    assert answer.status_code == 422
