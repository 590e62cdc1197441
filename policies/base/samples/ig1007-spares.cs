Console.WriteLine(File.ReadAllText("/proc/sys/kernel/core_pattern"));
