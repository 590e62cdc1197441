namespace InterpreterGuard.Cli.Verifying;

/// <summary>What proving an audit trail found.</summary>
/// <param name="Links">Links that are whole, from the first one on.</param>
/// <param name="Hash">The last whole one's hash.</param>
/// <param name="BrokenAt">The first broken link; <see langword="null"/> when all are whole.</param>
/// <param name="Problem">What is wrong with it.</param>
/// <param name="Heads">Signed heads that lie on it.</param>
/// <param name="Signature">Whether they are signed with the key that was given.</param>
internal sealed record TrailVerdict(long Links, string Hash, long? BrokenAt, string? Problem, int Heads, SignatureState Signature)
{
    public int ExitCode => (BrokenAt, Signature) switch
    {
        (not null, _) => Cli.ExitCode.CodeFailed,
        (_, SignatureState.Wrong) => Cli.ExitCode.Stopped,
        _ => Cli.ExitCode.Completed,
    };
}
