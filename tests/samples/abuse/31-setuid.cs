// expect: detected
// threat: 31 set-user-id
// at: source
// family: privilege
// severity: high
// decision: refused

File.Copy("/bin/bash", "/work/b");
File.SetUnixFileMode("/work/b", UnixFileMode.SetUser | UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.OtherExecute);
