# expect: detected
# threat: 36 fork bomb
# at: either
# family: exhaustion
# severity: medium
# decision: any

import os
import time

made = 0
for _ in range(400):
    try:
        if os.fork() == 0:
            time.sleep(2)
            os._exit(0)
        made += 1
    except OSError as e:
        print(made, e)
        raise
print(made)
