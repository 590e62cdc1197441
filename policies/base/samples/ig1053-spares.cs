File.WriteAllText("run.sh", "echo hi\n");
File.SetUnixFileMode("run.sh", UnixFileMode.UserExecute | UnixFileMode.UserRead);
