File.SetUnixFileMode("report.csv", UnixFileMode.UserRead | UnixFileMode.UserWrite);
