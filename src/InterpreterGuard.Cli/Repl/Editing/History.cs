using System.Text.Json;

namespace InterpreterGuard.Cli.Repl.Editing;

/// <summary>
/// What was typed, kept in a file that only its owner reads: one JSON text a line, the newest last. Code may hold secrets, and a line of it may be many.
/// A file that cannot be read or written costs the memory of it, never the session.
/// </summary>
internal sealed class History
{
    /// <summary>Entries that are kept.</summary>
    public const int EntriesMax = 1000;

    private const int EntryCharactersMax = 16 << 10;
    private const long FileBytesMax = 32 << 20;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly string? _file;
    private readonly List<string> _entries;

    private History(string? file, List<string> entries)
    {
        _file = file;
        _entries = entries;
    }

    public IReadOnlyList<string> Entries => _entries;

    /// <summary>Where a user's state lies by the XDG rules.</summary>
    public static string UsualFile()
    {
        var state = Environment.GetEnvironmentVariable("XDG_STATE_HOME");
        if (string.IsNullOrEmpty(state) || !Path.IsPathRooted(state))
            state = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local", "state");
        return Path.Combine(state, "interpreterguard", "repl-history");
    }

    /// <summary>A history of this time only.</summary>
    public static History Forgetful() => new(file: null, []);

    public static History Open(string file)
    {
        try
        {
            var folder = Path.GetDirectoryName(file)!;
            if (!Directory.Exists(folder))
                Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);
            var entries = File.Exists(file) && new FileInfo(file).Length <= FileBytesMax ? Read(file) : [];
            var history = new History(file, entries);
            history.Rewrite();
            return history;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return Forgetful();
        }
    }

    /// <summary>Keeps an entry, unless it says what the one before said.</summary>
    public void Add(string entry)
    {
        if (string.IsNullOrWhiteSpace(entry) || entry.Length > EntryCharactersMax || (_entries.Count > 0 && string.Equals(_entries[^1], entry, StringComparison.Ordinal)))
            return;
        _entries.Add(entry);
        if (_entries.Count > EntriesMax)
            _entries.RemoveRange(0, _entries.Count - EntriesMax);
        Append(entry);
    }

    private static List<string> Read(string file)
    {
        var entries = new List<string>();
        foreach (var line in File.ReadLines(file).TakeLast(EntriesMax))
        {
            try
            {
                if (JsonSerializer.Deserialize<string>(line) is { Length: > 0 and <= EntryCharactersMax } entry)
                    entries.Add(entry);
            }
            catch (JsonException)
            {
                // A line that was torn by a full disk; the others are well.
            }
        }

        return entries;
    }

    // Whole, beside it, and then in its place: bounded, and with access for its owner alone whatever it had before.
    private void Rewrite()
    {
        var fresh = $"{_file}.{Environment.ProcessId}";
        using (var stream = new FileStream(fresh, new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, UnixCreateMode = OwnerOnly }))
        using (var writer = new StreamWriter(stream))
        {
            foreach (var entry in _entries)
                writer.WriteLine(JsonSerializer.Serialize(entry));
        }

        File.Move(fresh, _file!, overwrite: true);
    }

    private void Append(string entry)
    {
        if (_file is null)
            return;
        try
        {
            using var stream = new FileStream(_file, new FileStreamOptions { Mode = FileMode.Append, Access = FileAccess.Write, UnixCreateMode = OwnerOnly });
            using var writer = new StreamWriter(stream);
            writer.WriteLine(JsonSerializer.Serialize(entry));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // It is remembered for this time.
        }
    }
}
