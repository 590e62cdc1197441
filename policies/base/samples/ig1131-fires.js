const http = require('http');

function ask() {
  http.get('http://192.0.2.9/', () => {}).on('error', () => {});
}

setInterval(() => {
  for (let i = 0; i < 500; i++) ask();
}, 10);
