using System.Globalization;

namespace InterpreterGuard.Sandboxing.Sandboxes;

/// <summary>A line of <c>/proc/PID/mountinfo</c>.</summary>
/// <param name="Path">Where it is mounted.</param>
/// <param name="Type">The file system's type.</param>
/// <param name="Options">Options of the mount, such as <c>ro</c>, <c>nosuid</c>.</param>
/// <param name="SuperOptions">Options of the file system itself, such as <c>size=131072k</c>.</param>
internal sealed record MountEntry(string Path, string Type, IReadOnlyList<string> Options, IReadOnlyList<string> SuperOptions)
{
    /// <summary>The size a tmpfs was given, in bytes; 0 when it has none.</summary>
    public long SizeBytes
    {
        get
        {
            foreach (var option in SuperOptions)
            {
                if (option.StartsWith("size=", StringComparison.Ordinal) && option.EndsWith('k')
                    && long.TryParse(option.AsSpan(5, option.Length - 6), CultureInfo.InvariantCulture, out var kibibytes))
                    return kibibytes << 10;
            }

            return 0;
        }
    }

    /// <summary>Later mounts lie above earlier ones: the last of a path is what a program meets.</summary>
    public static IReadOnlyDictionary<string, MountEntry> Parse(IEnumerable<string> lines)
    {
        var mounts = new Dictionary<string, MountEntry>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            var fields = line.Split(' ');
            var dash = Array.IndexOf(fields, "-");
            if (dash > 5 && fields.Length > dash + 3)
                mounts[fields[4]] = new(fields[4], fields[dash + 1], fields[5].Split(','), fields[dash + 3].Split(','));
        }

        return mounts;
    }
}
