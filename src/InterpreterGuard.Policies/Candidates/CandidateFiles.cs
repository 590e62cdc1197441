namespace InterpreterGuard.Policies.Candidates;

/// <summary>Files of a policy that is not in force, as somebody sent them. What is <see langword="null"/> is as in the policy in force.</summary>
/// <param name="Base">The base folder's files: text by name relative to the folder.</param>
/// <param name="Preset">The preset's name; empty for none.</param>
/// <param name="Overlay">The overlay folder's files.</param>
public sealed record CandidateFiles(IReadOnlyDictionary<string, string>? Base, string? Preset, IReadOnlyDictionary<string, string>? Overlay)
{
    /// <summary>Files of one folder.</summary>
    public const int FilesMax = 1000;

    /// <summary>Characters of all files together.</summary>
    public const int CharactersMax = 8 << 20;
}
