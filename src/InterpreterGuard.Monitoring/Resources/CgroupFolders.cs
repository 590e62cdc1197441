namespace InterpreterGuard.Monitoring.Resources;

/// <summary>Where the groups of one process lie. A line reads <c>4:memory:/docker/ab12</c>; version 2's has no names: <c>0::/docker/ab12</c>.</summary>
internal sealed class CgroupFolders
{
    private readonly Dictionary<string, string> _byController = new(StringComparer.Ordinal);

    public CgroupFolders(string root, IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            var parts = line.Split(':', 3);
            if (parts.Length < 3)
                continue;
            var path = parts[2].TrimStart('/');
            if (parts[1].Length == 0)
                Unified = Existing(Path.Combine(root, path)) ?? Existing(Path.Combine(root, "unified", path));

            // Controllers that are mounted together share a folder such as "cpu,cpuacct"; each alone is a link to it, but not everywhere.
            foreach (var controller in parts[1].Split(',', StringSplitOptions.RemoveEmptyEntries))
            {
                if ((Existing(Path.Combine(root, controller, path)) ?? Existing(Path.Combine(root, parts[1], path))) is { } folder)
                    _byController[controller] = folder;
            }
        }
    }

    /// <summary>The group in version 2's tree.</summary>
    public string? Unified { get; }

    /// <summary>The group of a controller in version 1's trees.</summary>
    public string? Find(string controller) => _byController.GetValueOrDefault(controller);

    private static string? Existing(string path) => Directory.Exists(path) ? path : null;
}
