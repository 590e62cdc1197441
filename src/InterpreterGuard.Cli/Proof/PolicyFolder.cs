using System.Globalization;

namespace InterpreterGuard.Cli.Proof;

/// <summary>The files of a policy folder as they are sent to a host: text by name. Files of other kinds are left where they are.</summary>
internal static class PolicyFolder
{
    private const long BytesMax = 6 << 20;

    private static readonly string[] Inner = ["rules", "samples", "recordings"];

    /// <summary>Whether the folder is a whole base, and not a folder of overlays.</summary>
    public static bool IsBase(string folder) => File.Exists(Path.Combine(folder, "policy.yaml"));

    /// <summary>Reads them.</summary>
    public static IReadOnlyDictionary<string, string> Read(string folder)
    {
        if (!Directory.Exists(folder))
            throw new GuardException($"{folder} is not a folder.");
        var paths = Directory.EnumerateFiles(folder).Where(IsYaml)
            .Concat(Inner.Select(name => Path.Combine(folder, name)).Where(Directory.Exists).SelectMany(Directory.EnumerateFiles))
            .Where(path => !Path.GetFileName(path).StartsWith('.'))
            .Order(StringComparer.Ordinal)
            .ToList();
        var files = paths.ToDictionary(path => Path.GetRelativePath(folder, path), File.ReadAllText, StringComparer.Ordinal);
        var bytes = paths.Sum(path => new FileInfo(path).Length);
        if (bytes > BytesMax)
            throw new GuardException(string.Create(CultureInfo.InvariantCulture, $"{folder} has {bytes} bytes in {paths.Count} files; at most {BytesMax} are sent to a host."));
        return files.Count > 0 ? files : throw new GuardException($"{folder} has no policy files (*.yaml) in it.");
    }

    private static bool IsYaml(string path) => Path.GetExtension(path) is ".yaml" or ".yml";
}
