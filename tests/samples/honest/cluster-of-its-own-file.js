// expect: completed
// stdout: 2 workers answered 42

const cluster = require('cluster');

if (cluster.isPrimary) {
  const answers = [];
  let gone = 0;
  for (let i = 0; i < 2; i++) {
    const worker = cluster.fork();
    worker.on('message', (answer) => {
      answers.push(answer);
      worker.disconnect();
    });
  }
  cluster.on('exit', () => {
    gone++;
    if (gone === 2) console.log(`${answers.length} workers answered ${answers[0]}`);
  });
} else {
  process.send(6 * 7);
}
