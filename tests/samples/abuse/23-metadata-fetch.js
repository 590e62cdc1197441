// expect: detected
// threat: 23 metadata service
// at: source
// family: egress
// severity: high
// decision: refused

const base = `http://${[169, 254, 169, 254].join('.')}/latest`;
try {
  const answer = await fetch(`${base}/meta-data/iam/security-credentials/`);
  console.log(await answer.text());
} catch (error) {
  console.log(error.message);
}
