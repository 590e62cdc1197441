using System.Globalization;

namespace InterpreterGuard.Host.Review.Plots;

/// <summary>Numbers as SVG's attributes and people read them, whatever the machine's culture.</summary>
internal static class SvgNumber
{
    public static string Of(double value) => Math.Round(value, 2).ToString(CultureInfo.InvariantCulture);

    public static string Shown(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    public static string Percent(double share) => (share * 100).ToString("0", CultureInfo.InvariantCulture) + " %";

    /// <summary>The next round number: a scale ends there, so that its middle is a round number too.</summary>
    public static long Ceiling(long value)
    {
        for (var ten = 1L; ; ten *= 10)
        {
            foreach (var round in (ReadOnlySpan<long>)[2, 4, 6, 8, 10])
            {
                if (value <= ten * round)
                    return ten * round;
            }
        }
    }
}
