import time


def primes():
    number = 2
    while True:
        if all(number % other for other in range(2, int(number ** 0.5) + 1)):
            yield number
        number += 1


deadline = time.monotonic() + 1
count = 0
for prime in primes():
    count += 1
    if time.monotonic() > deadline:
        break

steps, left = 0, 27
while True:
    left = left // 2 if left % 2 == 0 else 3 * left + 1
    steps += 1
    if left == 1:
        break
print(count, steps)
