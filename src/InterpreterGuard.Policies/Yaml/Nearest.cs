namespace InterpreterGuard.Policies.Yaml;

/// <summary>Finds the name that was probably meant.</summary>
internal static class Nearest
{
    public static string? To(string written, IEnumerable<string> known)
    {
        if (written.Length > 64)
            return null;
        var farthest = Math.Max(1, written.Length / 3);
        return known
            .Select(name => (name, distance: Distance(written.ToLowerInvariant(), name.ToLowerInvariant())))
            .Where(pair => pair.distance <= farthest)
            .OrderBy(pair => pair.distance)
            .ThenBy(pair => pair.name, StringComparer.Ordinal)
            .Select(pair => pair.name)
            .FirstOrDefault();
    }

    /// <summary>Characters to insert, delete, replace, or swap with their neighbour.</summary>
    private static int Distance(string from, string to)
    {
        var twoAbove = new int[to.Length + 1];
        var above = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var row = new int[to.Length + 1];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                row[j] = Math.Min(Math.Min(row[j - 1], above[j]) + 1, above[j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                    row[j] = Math.Min(row[j], twoAbove[j - 2] + 1);
            }
            (twoAbove, above) = (above, row);
        }
        return above[to.Length];
    }
}
