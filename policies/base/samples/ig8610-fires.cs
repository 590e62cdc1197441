File.SetUnixFileMode("report.csv", UnixFileMode.UserRead | UnixFileMode.OtherWrite);
