namespace InterpreterGuard.Monitoring.Network;

/// <summary>Which variables went to which place. Safe from any thread.</summary>
internal sealed class SecretTally
{
    // Beyond these, all other places count as one: too many at one place is an alarm too soon, not one too few.
    private const int PlacesMax = 64;

    // Beyond these, everything is told again.
    private const int PassedMax = 1024;

    private readonly Dictionary<string, HashSet<string>> _sent = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<(string Target, string Group, string Variable, string Encoding)> _passed = [];

    /// <summary>One more.</summary>
    /// <returns>How many different ones went there.</returns>
    public int Add(string place, string variable)
    {
        lock (_sent)
        {
            if (_sent.Count >= PlacesMax && !_sent.ContainsKey(place))
                place = "";
            if (!_sent.TryGetValue(place, out var variables))
                _sent[place] = variables = new(StringComparer.Ordinal);
            variables.Add(variable);
            return variables.Count;
        }
    }

    /// <summary>It was let through. A client that signs in with each of a thousand connections tells nothing new.</summary>
    public void Passed(string target, string group, string variable, string encoding)
    {
        lock (_sent)
        {
            if (_passed.Count < PassedMax)
                _passed.Add((target, group, variable, encoding));
        }
    }

    /// <summary>Whether just this was let through before.</summary>
    public bool HasPassed(string target, string group, string variable, string encoding)
    {
        lock (_sent)
            return _passed.Contains((target, group, variable, encoding));
    }
}
