const answer = Buffer.alloc(64);
process.stdout.write(answer);
