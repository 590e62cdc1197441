using System.Globalization;

namespace InterpreterGuard.Policies.Files;

/// <summary>Reads and writes sizes and times with their units.</summary>
internal static class Units
{
    private static readonly (string Unit, long Factor)[] Sizes = [("GiB", 1L << 30), ("MiB", 1L << 20), ("KiB", 1L << 10), ("B", 1)];
    private static readonly (string Unit, long Factor)[] Times = [("ms", 1), ("s", 1000), ("m", 60_000), ("h", 3_600_000)];

    /// <summary>Bytes out of <c>512MiB</c>.</summary>
    public static long? Bytes(string text) => Read(text, Sizes);

    /// <summary>A time out of <c>30s</c>.</summary>
    public static TimeSpan? Time(string text) =>
        Read(text, Times) is { } milliseconds && milliseconds <= TimeSpan.MaxValue.Ticks / TimeSpan.TicksPerMillisecond ? TimeSpan.FromMilliseconds(milliseconds) : null;

    public static string Text(long bytes)
    {
        var (unit, factor) = Sizes.First(size => bytes % size.Factor == 0);
        return $"{bytes / factor}{unit}";
    }

    public static string Text(TimeSpan time)
    {
        var milliseconds = (long)time.TotalMilliseconds;
        var (unit, factor) = Times.Last(unit => milliseconds % unit.Factor == 0);
        return $"{milliseconds / factor}{unit}";
    }

    private static long? Read(string text, (string Unit, long Factor)[] units)
    {
        var digits = 0;
        while (digits < text.Length && char.IsAsciiDigit(text[digits]))
            digits++;
        if (digits is 0 or > 9)
            return null;
        var unit = text[digits..].TrimStart();
        foreach (var (name, factor) in units)
        {
            if (string.Equals(name, unit, StringComparison.Ordinal))
                return long.Parse(text.AsSpan(0, digits), CultureInfo.InvariantCulture) * factor;
        }
        return null;
    }
}
