const fs = require('fs');
fs.writeFileSync('pod.yaml', 'hostPath: {path: /var/run/docker.sock}');
