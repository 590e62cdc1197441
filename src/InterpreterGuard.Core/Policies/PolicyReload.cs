namespace InterpreterGuard.Core.Policies;

/// <summary>One attempt to read the policy anew. A failed one changed nothing: the last good policy stays in force.</summary>
/// <param name="At">When it ended.</param>
/// <param name="Elapsed">How long reading, checking and compiling took.</param>
/// <param name="PolicyHash">The hash of the policy in force after it.</param>
/// <param name="Changed">Whether another policy is in force now.</param>
/// <param name="Problems">Everything that is wrong with the files, one sentence each with file, line and column; empty when it succeeded.</param>
public sealed record PolicyReload(DateTimeOffset At, TimeSpan Elapsed, string PolicyHash, bool Changed, IReadOnlyList<string> Problems)
{
    public bool Succeeded => Problems.Count == 0;
}
