const net = require("net");
const server = net.createServer(socket => socket.end("hi")).listen(0, "127.0.0.1");
server.close();
