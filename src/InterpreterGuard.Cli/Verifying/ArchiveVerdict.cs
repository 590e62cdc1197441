using InterpreterGuard.Core.Exports;

namespace InterpreterGuard.Cli.Verifying;

/// <summary>What verifying an archive found.</summary>
/// <param name="Manifest">What it says of itself; <see langword="null"/> when that cannot be read.</param>
/// <param name="Problems">What is not as it was exported, the first first. Empty: it is whole.</param>
/// <param name="Signature">Who made it.</param>
internal sealed record ArchiveVerdict(ExportManifest? Manifest, IReadOnlyList<ArchiveProblem> Problems, SignatureState Signature)
{
    public int ExitCode => (Problems.Count, Signature) switch
    {
        (> 0, _) => Cli.ExitCode.CodeFailed,
        (_, SignatureState.Wrong) => Cli.ExitCode.Stopped,
        _ => Cli.ExitCode.Completed,
    };
}
