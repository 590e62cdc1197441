namespace InterpreterGuard.Host.Startup;

/// <summary>Folders and files that only their owner can read.</summary>
internal static class OwnerOnly
{
    private const UnixFileMode Folder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    public static void CreateFolder(string path)
    {
        // A folder that is there keeps its mode: it may be an operator's choice. What is inside is closed by itself.
        if (!Directory.Exists(path))
            Directory.CreateDirectory(path, Folder);
    }

    /// <summary>Writes a file whole or not at all.</summary>
    public static void WriteFile(string path, string text)
    {
        var part = path + ".part";
        File.Delete(part);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite };
        using (var writer = new StreamWriter(part, options))
            writer.Write(text);
        File.Move(part, path, overwrite: true);
    }
}
