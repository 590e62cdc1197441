require('fs').writeFileSync('index.html', '<h1>Your site has been defaced</h1>');
