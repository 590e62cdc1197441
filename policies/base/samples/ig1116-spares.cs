Console.WriteLine(File.ReadAllText("/proc/self/status"));
Console.WriteLine(File.ReadAllText("/proc/1/cmdline"));
Console.WriteLine(File.ReadAllText($"/proc/{Environment.ProcessId}/environ"));
