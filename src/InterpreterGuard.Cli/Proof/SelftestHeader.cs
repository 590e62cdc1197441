namespace InterpreterGuard.Cli.Proof;

/// <summary>What a selftest's program asks for in its first lines: <c># profile: NAME</c> and <c># env: NAME=value</c>, one a line.</summary>
/// <param name="Profile">The profile; <see langword="null"/> for the default one.</param>
/// <param name="Environment">Variables it is given.</param>
internal sealed record SelftestHeader(string? Profile, IReadOnlyDictionary<string, string> Environment)
{
    private const string ProfileWord = "# profile: ";
    private const string VariableWord = "# env: ";

    /// <summary>Reads the lines at the beginning that say something.</summary>
    public static SelftestHeader Of(string code)
    {
        string? profile = null;
        var environment = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in code.Split('\n').TakeWhile(line => line.StartsWith('#')).Select(line => line.TrimEnd()))
        {
            if (line.StartsWith(ProfileWord, StringComparison.Ordinal))
                profile = line[ProfileWord.Length..].Trim();
            else if (line.StartsWith(VariableWord, StringComparison.Ordinal) && line[VariableWord.Length..].Split('=', 2) is [var name, var value])
                environment[name] = value;
        }

        return new(profile, environment);
    }
}
