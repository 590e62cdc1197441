using System.Globalization;

namespace InterpreterGuard.Sandboxing.Sandboxes;

/// <summary>What the kernel says of one process in <c>/proc/PID/status</c>, as far as it matters here.</summary>
internal sealed record ProcessStatus
{
    /// <summary>Seccomp's word for "filters are installed".</summary>
    public const int FilterMode = 2;

    /// <summary>It is there. The rest of a process that is gone means nothing.</summary>
    public bool Lives { get; private init; }

    /// <summary>Who started it, or took it over, in the numbers of the host.</summary>
    public int Parent { get; private init; } = -1;

    /// <summary>Its effective user, in the numbers of the host.</summary>
    public int User { get; private init; } = -1;

    public bool NoNewPrivileges { get; private init; }

    /// <summary>0 none, 1 strict, 2 filter.</summary>
    public int Seccomp { get; private init; }

    /// <summary>How many filters stand one above the other; 0 where the kernel (before 5.9) does not tell.</summary>
    public int SeccompFilters { get; private init; }

    /// <summary>Capabilities it holds or can take: effective, permitted, inheritable and ambient together.</summary>
    public ulong Capabilities { get; private init; }

    public static ProcessStatus Read(int pid)
    {
        try
        {
            return Parse(File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{pid}/status")));
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return new();
        }
    }

    /// <summary>Whom a process of one thread has started and not outlived. None where the kernel does not tell (it does since 4.2, if built to).</summary>
    public static IReadOnlyList<int> ChildrenOf(int pid)
    {
        try
        {
            var text = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{pid}/task/{pid}/children"));
            return [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => Number(word.AsSpan().Trim())).Where(child => child > 0)];
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    public static ProcessStatus Parse(string text)
    {
        var status = new ProcessStatus { Lives = text.Length > 0 };
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var colon = line.IndexOf(':');
            if (colon < 0)
                continue;
            var value = line[(colon + 1)..].Trim();
            status = line[..colon] switch
            {
                "PPid" => status with { Parent = Number(value) },
                "Uid" => status with { User = Second(value) },
                "NoNewPrivs" => status with { NoNewPrivileges = value is "1" },
                "Seccomp" => status with { Seccomp = Number(value) },
                "Seccomp_filters" => status with { SeccompFilters = Number(value) },
                "CapInh" or "CapPrm" or "CapEff" or "CapAmb" => status with { Capabilities = status.Capabilities | Mask(value) },
                _ => status,
            };
        }

        return status;
    }

    // Real, effective, saved, file system.
    private static int Second(ReadOnlySpan<char> value)
    {
        var rest = value[(value.IndexOf('\t') + 1)..];
        var end = rest.IndexOf('\t');
        return Number(end < 0 ? rest : rest[..end]);
    }

    private static int Number(ReadOnlySpan<char> value) => int.TryParse(value, CultureInfo.InvariantCulture, out var number) ? number : -1;

    // What cannot be read counts as everything: it must not pass for nothing.
    private static ulong Mask(ReadOnlySpan<char> value) => ulong.TryParse(value, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var mask) ? mask : ulong.MaxValue;
}
