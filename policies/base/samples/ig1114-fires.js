require('child_process').execSync('systemctl stop falco');
