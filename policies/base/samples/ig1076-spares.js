const rows = [];
while (true) { rows.push(rows.length); if (rows.length > 9) break; }
