using InterpreterGuard.Cli.Api;
using InterpreterGuard.Cli.Commands;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Policies.Learning;

namespace InterpreterGuard.Cli.Proof;

/// <summary>Runs a corpus on a host that observes, and takes down what its rules would have done.</summary>
internal sealed class CorpusRunner(GuardClient host, string? profile)
{
    /// <summary>Actions that stop a program or open an incident.</summary>
    private static readonly string[] Telling = ["alert", "hold", "deny", "kill"];

    public async Task<LearnedRun> RunAsync(Corpus corpus, string program, int run, CancellationToken cancellationToken)
    {
        var path = Path.Combine(corpus.Folder, program);
        var observed = await ObservedRun.MakeAsync(host, path, language: null, profile, cancellationToken);
        if (observed.Status is "refused" or "held" or "killed")
            throw new GuardException($"{program} was {observed.Status}: the host does not observe, so what its rules would have stopped cannot be learned from it.");
        var code = await File.ReadAllTextAsync(path, cancellationToken);
        var read = (await host.ScreenAsync(LanguageGuess.Of(path, code), code, cancellationToken)).CodeFacts();
        return new(program, observed.Status, read, observed.Observations, [.. Said(observed, program, run)]);
    }

    // What is on trial, or what an exception of the deployment silences already, needs nothing.
    private static bool Tells(Answer detection) =>
        Telling.Contains(detection.Text("action_wanted"), StringComparer.Ordinal) && !detection.Flag("trial") && detection.Text("silenced_by").Length == 0;

    private static IEnumerable<LearnedMatch> Said(ObservedRun observed, string program, int run)
    {
        var security = observed.Answer.Part("security");
        var findings = security.Parts("findings");
        var seen = observed.Observations.ToDictionary(observation => observation.Sequence, observation => observation.Fact);
        foreach (var detection in security.Parts("detections").Where(Tells))
        {
            // A finding says itself what it is about; a detection names the observation.
            Fact? fact = detection.Number("finding") is { } finding && finding < findings.Count
                ? findings[(int)finding].Fact()
                : detection.Number("observation") is { } sequence ? seen.GetValueOrDefault((long)sequence) : null;
            if (fact is not null)
                yield return new(new RuleId(detection.Text("rule")), fact, program, run);
        }
    }
}
