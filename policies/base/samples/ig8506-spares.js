require('http').createServer((request, response) => {
  response.setHeader('Access-Control-Allow-Origin', 'https://app.example.org');
  response.end();
});
