const fs = require('fs');
const axios = require('axios');
(async () => {
  const { user, password } = JSON.parse(fs.readFileSync('settings.json', 'utf8'));
  await axios.post('http://192.0.2.7/login', { username: user, password });
})();
