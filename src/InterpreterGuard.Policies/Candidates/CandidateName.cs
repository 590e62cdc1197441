using System.Text.RegularExpressions;

namespace InterpreterGuard.Policies.Candidates;

/// <summary>Which names files of a candidate may have: a policy's, and nothing that could leave the folder they are laid into.</summary>
public static partial class CandidateName
{
    /// <summary>What names look like.</summary>
    public const string Rule = "names are such as 'policy.yaml' or 'rules/4xxx-network.yaml': letters, digits, '-', '_' and '.', at most one folder deep, at most 120 characters";

    /// <summary>Whether a file may have this name.</summary>
    public static bool IsFile(string name) => name.Length <= 120 && FileShape.IsMatch(name);

    /// <summary>Whether a preset may have this name.</summary>
    public static bool IsPreset(string name) => name.Length <= 60 && PresetShape.IsMatch(name);

    [GeneratedRegex("^([A-Za-z0-9_][A-Za-z0-9_.-]*/)?[A-Za-z0-9_][A-Za-z0-9_.-]*\\z", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex FileShape { get; }

    [GeneratedRegex("^[a-z0-9_-]*\\z", RegexOptions.NonBacktracking)]
    private static partial Regex PresetShape { get; }
}
