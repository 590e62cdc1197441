const rows = [];
while (true) rows.push(Buffer.alloc(1000000));
