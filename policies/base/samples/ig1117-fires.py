import asyncio
import ipaddress


async def knock(address, port):
    try:
        _, writer = await asyncio.wait_for(asyncio.open_connection(str(address), port), 1)
        writer.close()
        return address, port
    except OSError:
        return None


async def main():
    print(await asyncio.gather(*(knock(address, 22) for address in ipaddress.ip_network("192.0.2.0/24").hosts())))


asyncio.run(main())
