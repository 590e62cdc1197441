using System.Globalization;

namespace InterpreterGuard.Core.Hints;

/// <summary>How hints say sizes, times and what the program said.</summary>
internal static class HintText
{
    public const int LengthMax = 300;
    private const int QuotedMax = 100;
    private static readonly (long Bytes, string Name)[] Units = [(1L << 30, "GiB"), (1L << 20, "MiB"), (1L << 10, "KiB")];

    public static string Size(long bytes)
    {
        foreach (var (unit, name) in Units)
        {
            if (bytes >= unit)
                return string.Create(CultureInfo.InvariantCulture, $"{(double)bytes / unit:0.##} {name}");
        }

        return string.Create(CultureInfo.InvariantCulture, $"{bytes} bytes");
    }

    public static string Time(long milliseconds) => string.Create(CultureInfo.InvariantCulture, $"{milliseconds / 1000.0:0.###} s");

    /// <summary>A name from inside, fit to be shown.</summary>
    public static string Quote(string text) =>
        string.Concat(text.Take(QuotedMax).Select(c => char.IsControl(c) || char.IsSurrogate(c) ? '\uFFFD' : c)) + (text.Length > QuotedMax ? "…" : "");
}
