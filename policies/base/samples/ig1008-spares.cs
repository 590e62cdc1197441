Console.WriteLine(File.Exists("/var/run/docker.sock"));
