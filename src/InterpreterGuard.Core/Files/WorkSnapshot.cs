using InterpreterGuard.Core.Sandboxes;

namespace InterpreterGuard.Core.Files;

/// <summary>What lay in a work folder at one moment, to tell later what is new.</summary>
internal sealed class WorkSnapshot
{
    /// <summary>A folder in which nothing lay.</summary>
    public static readonly WorkSnapshot Empty = new([]);

    private readonly Dictionary<string, (long Size, DateTimeOffset ChangedAt)> _files;

    public WorkSnapshot(IEnumerable<SandboxEntry> entries)
    {
        _files = new(StringComparer.Ordinal);
        foreach (var entry in entries.Where(entry => entry.Kind == SandboxEntryKind.File))
            _files[entry.Path] = (entry.Size, entry.ChangedAt);
    }

    /// <summary>Files that were not there then, or have changed: by the time the kernel keeps, which the code cannot set.</summary>
    public IEnumerable<SandboxEntry> NewIn(IEnumerable<SandboxEntry> entries) => entries.Where(entry =>
        entry.Kind == SandboxEntryKind.File && (!_files.TryGetValue(entry.Path, out var then) || then != (entry.Size, entry.ChangedAt)));
}
