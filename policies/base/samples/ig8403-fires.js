fetch('http://example.org/data').then((answer) => console.log(answer.status));
