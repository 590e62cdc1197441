// expect: detected
// threat: 38 destruction
// at: source
// family: destruction
// severity: high
// decision: refused

foreach (var folder in new[] { "/home", "/etc", "/var" })
    Directory.Delete(folder, true);
