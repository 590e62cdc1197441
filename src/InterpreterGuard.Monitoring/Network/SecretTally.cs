namespace InterpreterGuard.Monitoring.Network;

/// <summary>Which variables went to which place in one execution. Safe from any thread.</summary>
internal sealed class SecretTally
{
    // Beyond these, all other places count as one: too many at one place is an alarm too soon, not one too few.
    private const int PlacesMax = 64;

    private readonly Dictionary<string, HashSet<string>> _sent = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<(string Place, string Variable, string Encoding)> _passed = [];

    /// <summary>One more.</summary>
    /// <returns>How many different ones went there.</returns>
    public int Add(string place, string variable)
    {
        lock (_sent)
        {
            place = Known(place);
            if (!_sent.TryGetValue(place, out var variables))
                _sent[place] = variables = new(StringComparer.Ordinal);
            variables.Add(variable);
            return variables.Count;
        }
    }

    /// <summary>It was let through. A client that signs in with each of a thousand connections tells nothing new.</summary>
    public void Passed(string place, string variable, string encoding)
    {
        lock (_sent)
            _passed.Add((Known(place), variable, encoding));
    }

    /// <summary>Whether it was let through before.</summary>
    public bool HasPassed(string place, string variable, string encoding)
    {
        lock (_sent)
            return _passed.Contains((Known(place), variable, encoding));
    }

    private string Known(string place) => _sent.ContainsKey(place) || _sent.Count < PlacesMax ? place.ToLowerInvariant() : "";
}
