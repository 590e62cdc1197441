console.log(require('fs').readFileSync('/root/.bashrc', 'utf8'));
