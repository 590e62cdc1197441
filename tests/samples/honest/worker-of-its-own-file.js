// expect: completed
// stdout: sum 499500 499500
// stdout: [ 'main.js' ]

const fs = require('fs');
const { Worker, isMainThread, parentPort, workerData } = require('worker_threads');

if (isMainThread) {
  const sums = [0, 1].map(() => new Promise((resolve, reject) => {
    const worker = new Worker(__filename, { workerData: { below: 1000 } });
    worker.on('message', resolve);
    worker.on('error', reject);
  }));
  Promise.all(sums).then(([first, second]) => {
    console.log('sum', first, second);
    console.log(fs.readdirSync('.'));
  });
} else {
  let sum = 0;
  for (let i = 0; i < workerData.below; i++) sum += i;
  parentPort.postMessage(sum);
}
