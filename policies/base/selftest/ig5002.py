import os
import time

missed = 0
while missed < 3:
    try:
        if os.fork() == 0:
            time.sleep(2)
            os._exit(0)
    except OSError:
        missed += 1
