namespace InterpreterGuard.Core.Policies;

/// <summary>How much an agent is told.</summary>
public enum Disclosure
{
    /// <summary>The status only.</summary>
    Status,

    /// <summary>Status, the rules' ids and names.</summary>
    Rules,

    /// <summary>Everything a finding or detection says, with its place in the source.</summary>
    Full,
}
