// expect: completed
// stdout: 1
// stdout: [ 10, 20, 30 ]
// stdout: timed out
// stdout: 4

const wait = (ms, value) => new Promise((done) => setTimeout(done, ms, value));

console.log(await wait(5, 1));
console.log(await Promise.all([wait(15, 10), wait(5, 20), wait(1, 30)]));
try {
  await Promise.race([wait(500, 'late'), wait(10).then(() => { throw new Error('timed out'); })]);
} catch (error) {
  console.log(error.message);
}
setTimeout(() => console.log(4), 1);
