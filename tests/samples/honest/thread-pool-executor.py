# expect: completed
# stdout: 36100

import time
from concurrent.futures import ThreadPoolExecutor, as_completed

with ThreadPoolExecutor(max_workers=10) as pool:
    futures = {pool.submit(lambda n: (time.sleep(0.05), n**3)[1], n): n for n in range(20)}
    print(sum(f.result() for f in as_completed(futures)))
