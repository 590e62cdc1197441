const fs = require('fs');
const path = require('path');
const AdmZip = require('adm-zip');

const folder = path.resolve('photos') + path.sep;
for (const entry of new AdmZip('photos.zip').getEntries()) {
  const target = path.resolve(folder, entry.entryName);
  if (!target.startsWith(folder)) continue;
  fs.writeFileSync(target, entry.getData());
}
