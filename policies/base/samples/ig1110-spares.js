console.log(require('fs').existsSync('/root/.bashrc'));
