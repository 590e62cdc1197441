// expect: completed
// stdout: 4950

const { Worker } = require('worker_threads');

const program = `
  const { parentPort, workerData } = require('worker_threads');
  let sum = 0;
  for (let n = 0; n < workerData; n++) sum += n;
  parentPort.postMessage(sum);
`;
new Worker(program, { eval: true, workerData: 100 }).on('message', (sum) => console.log(sum));
