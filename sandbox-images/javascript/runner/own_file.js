// The submission as the file it says it is, for as long as it runs: a worker or a process that is started on `__filename` finds it there.
'use strict';

const fs = require('fs');

function lay(file, code) {
  let identity;
  try {
    fs.writeFileSync(file, code, { flag: 'wx', mode: 0o644 });
    identity = identity_of(file);
  } catch (error) {
    // What has that name already is the caller's and stays. Half a program is none.
    if (error.code === 'ENOSPC') fs.unlinkSync(file);
    return;
  }
  process.on('exit', () => take_away(file, identity));
}

/** What the code made of it is the code's. */
function take_away(file, identity) {
  try {
    if (identity_of(file) === identity) fs.unlinkSync(file);
  } catch {
    // It is gone.
  }
}

function identity_of(file) {
  // The size too: a clock that ticks in milliseconds may have stood still between what we wrote and what the code did.
  const { dev, ino, size, mtimeNs, ctimeNs } = fs.lstatSync(file, { bigint: true });
  return [dev, ino, size, mtimeNs, ctimeNs].join();
}

module.exports = { lay };
