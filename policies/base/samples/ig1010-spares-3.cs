var asked = Path.GetFullPath(Path.Combine("/srv/files", "../../etc/shadow"));
Console.WriteLine(asked.StartsWith("/srv/files"));
