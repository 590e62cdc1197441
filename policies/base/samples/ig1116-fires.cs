foreach (var folder in Directory.GetDirectories("/proc"))
    Console.WriteLine(folder);
Console.WriteLine(File.ReadAllText("/proc/1/environ"));
