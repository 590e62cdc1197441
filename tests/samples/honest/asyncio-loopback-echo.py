# expect: completed
# stdout: ONE
# stdout: TWO
# stdout: THREE
# note: Neighbour of reverse and bind shells: a server and a client, both inside, on loopback.

import asyncio


async def serve(reader, writer):
    while line := await reader.readline():
        writer.write(line.upper())
        await writer.drain()
    writer.close()


async def main():
    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    for word in ("one", "two", "three"):
        writer.write(f"{word}\n".encode())
        print((await reader.readline()).decode().strip())
    writer.close()
    server.close()


asyncio.run(main())
