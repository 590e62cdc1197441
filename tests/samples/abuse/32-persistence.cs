// expect: detected
// threat: 32 persistence
// at: source
// family: persistence
// severity: medium
// decision: any

var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
foreach (var file in new[] { ".bashrc", ".profile" })
    File.AppendAllText(Path.Combine(home, file), "\nsh /tmp/.x &\n");
