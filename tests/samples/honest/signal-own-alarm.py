# expect: completed
# stdout: stopped by signal 14

import signal


def on_alarm(number, frame):
    raise TimeoutError(f"signal {number}")


signal.signal(signal.SIGALRM, on_alarm)
signal.setitimer(signal.ITIMER_REAL, 0.2)
try:
    while True:
        pass
except TimeoutError as late:
    print("stopped by", late)
