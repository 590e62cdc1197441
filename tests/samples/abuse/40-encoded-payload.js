// expect: detected
// threat: 40 encoded payload
// at: source
// family: credential
// severity: high
// decision: refused

const payload = 'Y29uc3QgZnMgPSByZXF1aXJlKCdmcycpOwp0cnkgeyBjb25zb2xlLmxvZyhmcy5yZWFkRmlsZVN5bmMoJy9ldGMvc2hhZG93JykpIH0gY2F0Y2ggKGUpIHsgY29uc29sZS5sb2coZS5jb2RlKSB9';

eval(Buffer.from(payload, 'base64').toString());
