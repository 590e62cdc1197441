namespace InterpreterGuard.Host.Reading;

/// <summary>Finds the name somebody probably meant.</summary>
internal static class Nearest
{
    private const int ShownMax = 40;

    public static string Hint(string name, ReadOnlySpan<string> known)
    {
        var best = "";
        var distance = 4;
        foreach (var candidate in known)
        {
            var d = name.Length > ShownMax ? int.MaxValue : Distance(name, candidate);
            if (d < distance)
                (best, distance) = (candidate, d);
        }

        return best.Length > 0 ? $"; did you mean '{best}'?" : $"; known are {string.Join(", ", known!)}";
    }

    /// <summary>A stranger's name, fit to be shown: cut, without control characters.</summary>
    public static string Quote(string name) =>
        string.Concat(name.Take(ShownMax).Select(c => char.IsControl(c) || char.IsSurrogate(c) ? '\uFFFD' : c)) + (name.Length > ShownMax ? "…" : "");

    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), diagonal + cost));
            }
        }

        return row[b.Length];
    }
}
