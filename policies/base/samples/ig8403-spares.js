fetch('https://example.org/data').then((answer) => console.log(answer.status));
fetch('http://localhost:8080/').then((answer) => console.log(answer.status));
