const fs = require('fs');
const path = require('path');
const AdmZip = require('adm-zip');

for (const entry of new AdmZip('photos.zip').getEntries()) {
  fs.writeFileSync(path.join('photos', entry.entryName), entry.getData());
}
