using System.Globalization;

namespace InterpreterGuard.Monitoring.Resources;

/// <summary>The files of a group: one number, or lines of a name and a number.</summary>
internal static class CgroupFile
{
    // Version 1 writes "no limit" as the largest number of whole pages.
    private const long NoLimitFrom = long.MaxValue / 4096 * 4096;

    /// <summary>A file that is a number. 0 when it is not there or says <c>max</c>.</summary>
    public static long Number(string? folder, string file) => long.TryParse(Text(folder, file).Trim(), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : 0;

    /// <summary>A file that is a limit. 0 when there is none.</summary>
    public static long Limit(string? folder, string file)
    {
        var number = Number(folder, file);
        return number is > 0 and < NoLimitFrom ? number : 0;
    }

    /// <summary>The number after a name in a file of such lines. 0 when it is not there.</summary>
    public static long Field(string? folder, string file, string name)
    {
        foreach (var line in Text(folder, file).AsSpan().EnumerateLines())
        {
            if (line.StartsWith(name, StringComparison.Ordinal) && line.Length > name.Length && line[name.Length] == ' ')
                return long.TryParse(line[(name.Length + 1)..], NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : 0;
        }

        return 0;
    }

    /// <summary>Writes a file that is there; nothing happens when it is not, or may not be written.</summary>
    public static void Write(string? folder, string file, string text)
    {
        try
        {
            if (folder is not null && File.Exists(Path.Combine(folder, file)))
                File.WriteAllText(Path.Combine(folder, file), text);
        }
        catch (IOException)
        {
            // The group is gone, or a kernel that bounds its number otherwise.
        }
        catch (UnauthorizedAccessException)
        {
            // The engine's groups belong to somebody else.
        }
    }

    /// <summary>The whole file; empty when it is not there, as on kernels that do not count this.</summary>
    public static string Text(string? folder, string file)
    {
        try
        {
            return folder is null ? "" : File.ReadAllText(Path.Combine(folder, file));
        }
        catch (IOException)
        {
            return "";
        }
        catch (UnauthorizedAccessException)
        {
            return "";
        }
    }
}
