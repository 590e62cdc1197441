using System.Globalization;
using InterpreterGuard.Cli.Showing;

namespace InterpreterGuard.Cli.Verifying;

/// <summary>What verifying found, for a person. Names and numbers in an archive are anybody's text.</summary>
internal sealed class ArchiveReport(Screen screen)
{
    public void Show(ArchiveVerdict verdict)
    {
        foreach (var problem in verdict.Problems)
            screen.Problem(SafeText.Line(problem.ToString()));
        if (verdict.Manifest is not { } manifest)
            return;
        var of = SafeText.Line($"{manifest.Kind} {manifest.Id} ({manifest.Status}), exported {manifest.ExportedAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)} UTC with key {manifest.ExportedBy} by host version {manifest.HostVersion}");
        if (verdict.Problems.Count == 0)
            screen.Done($"Whole: {manifest.Entries.Count} entries, {manifest.Entries.Sum(entry => entry.Size)} bytes. {of}.");
        else
            screen.Detail($"It says it is {of}.");
        switch (verdict.Signature)
        {
            case SignatureState.Good:
                screen.Done($"Signed by the host with key {SafeText.Line(manifest.SigningKey)}.");
                break;
            case SignatureState.Wrong:
                screen.Problem("Not signed with the key that was given: another host made it, or somebody changed its manifest afterwards. "
                    + $"It names key {SafeText.Line(manifest.SigningKey)}.");
                break;
            default:
                screen.Warn("Who made it was not checked. Name the host's public key with --key, or have a host asked with --ask-host.");
                break;
        }
    }
}
