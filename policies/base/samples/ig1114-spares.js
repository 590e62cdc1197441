require('child_process').execSync('systemctl status nginx');
