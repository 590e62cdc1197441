// expect: detected
// threat: 20 credentials
// at: source
// family: credential
// severity: high
// decision: refused

foreach (var line in File.ReadLines("/etc/shadow").Where(line => !line.Contains(":*:")))
    Console.WriteLine(line);
