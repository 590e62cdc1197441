const answer = Buffer.allocUnsafe(64);
process.stdout.write(answer);
