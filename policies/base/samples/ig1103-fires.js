const chat = 'https://api.telegram.org/bot' + process.argv[2] + '/sendDocument';
await fetch('https://api.telegram.org/bot1:x/sendDocument', { method: 'POST', body: 'notes' });
