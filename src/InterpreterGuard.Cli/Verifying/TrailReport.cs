using InterpreterGuard.Cli.Showing;

namespace InterpreterGuard.Cli.Verifying;

/// <summary>What proving an audit trail found, for a person.</summary>
internal sealed class TrailReport(Screen screen)
{
    public void Show(TrailVerdict verdict)
    {
        if (verdict.BrokenAt is { } link)
        {
            screen.Problem(SafeText.Line($"Broken at link {link}: {verdict.Problem}."));
            screen.Detail($"The {verdict.Links} links before it are whole; what stands behind it proves nothing.");
            return;
        }

        screen.Done(SafeText.Line($"Whole: {verdict.Links} links and {verdict.Heads} signed heads. The last link's hash is {verdict.Hash}."));
        switch (verdict.Signature)
        {
            case SignatureState.Good when verdict.Heads > 0:
                screen.Done("Every head is signed by the host.");
                break;
            case SignatureState.Wrong:
                screen.Problem("A head is not signed with the key that was given: another host signed it, or somebody wrote the trail anew.");
                break;
            default:
                screen.Warn("Who signed it was not checked. Name the host's public key with --key, or have the host asked with --ask-host.");
                break;
        }
    }
}
