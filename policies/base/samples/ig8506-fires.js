require('http').createServer((request, response) => {
  response.setHeader('Access-Control-Allow-Origin', '*');
  response.end();
});
