# expect: detected
# threat: 36 fork bomb
# at: either
# family: exhaustion
# severity: medium
# decision: any

import os
import time

made = missed = 0
for _ in range(400):
    try:
        if os.fork() == 0:
            time.sleep(2)
            os._exit(0)
        made += 1
    except OSError:
        missed += 1
print(made, missed)
