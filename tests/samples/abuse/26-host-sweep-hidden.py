# expect: detected
# threat: 26 host scan
# at: runtime
# family: scan
# severity: medium
# decision: denied
# stdin: 172.17.0

import asyncio
import sys


async def probe(host):
    try:
        await asyncio.wait_for(asyncio.open_connection(host, 22), 0.3)
        return host
    except OSError:
        return None


async def main(net):
    return await asyncio.gather(*(probe(f"{net}.{n}") for n in range(1, 60)))


print(any(asyncio.run(main(sys.stdin.readline().strip()))))
