// Started by init as `node /sandbox/runner/main.js`: says `ready`, warms up when told, runs one submission, or cells until the wire ends.
'use strict';

const wire = require('./wire');

wire.send_ready();
for (;;) {
  const message = wire.receive();
  if (message.op === 'run') {
    require('./execution').run(message);
    break;
  }
  if (message.op === 'cell') {
    require('./session').begin(message);
    break;
  }
  require('./warmup').step();
}
