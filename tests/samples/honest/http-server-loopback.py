# expect: completed
# stdout: 200 you asked /status
# note: Neighbour of egress and of a bind shell: server and client on 127.0.0.1.

import http.server
import threading
import urllib.request


class Hello(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(f"you asked {self.path}".encode())

    def log_message(self, *args):
        pass


server = http.server.HTTPServer(("127.0.0.1", 0), Hello)
threading.Thread(target=server.serve_forever, daemon=True).start()
with urllib.request.urlopen(f"http://127.0.0.1:{server.server_port}/status") as answer:
    print(answer.status, answer.read().decode())
server.shutdown()
