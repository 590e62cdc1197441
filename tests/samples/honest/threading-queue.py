# expect: completed
# stdout: 9900 100

import queue
import threading

jobs, done = queue.Queue(), []
lock = threading.Lock()


def work():
    while (n := jobs.get()) is not None:
        with lock:
            done.append(n * 2)


threads = [threading.Thread(target=work) for _ in range(8)]
for t in threads:
    t.start()
for n in range(100):
    jobs.put(n)
for _ in threads:
    jobs.put(None)
for t in threads:
    t.join()
print(sum(done), len(done))
