using InterpreterGuard.Cli.Api;
using InterpreterGuard.Cli.Commands;
using InterpreterGuard.Client;
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
        var read = (await host.ScreenAsync(LanguageGuess.Of(path, code), code, facts: true, cancellationToken: cancellationToken)).CodeFacts();
        return new(program, observed.Status, read, observed.Observations, [.. Said(observed, program, run)]);
    }

    // What is on trial, or what an exception of the deployment silences already, needs nothing.
    private static bool Tells(SecurityDetection detection) =>
        Telling.Contains(detection.ActionWanted, StringComparer.Ordinal) && !detection.Trial && detection.SilencedBy is null or "";

    private static IEnumerable<LearnedMatch> Said(ObservedRun observed, string program, int run)
    {
        var security = observed.Execution.Security;
        var seen = observed.Observations.ToDictionary(observation => observation.Sequence, observation => observation.Fact);
        foreach (var detection in security.Detections.Where(Tells))
        {
            // A finding says itself what it is about; a detection names the observation.
            Fact? fact = detection.Finding is { } finding && finding < security.Findings.Count
                ? security.Findings[finding].About()
                : detection.Observation is { } sequence ? seen.GetValueOrDefault(sequence) : null;
            if (fact is not null)
                yield return new(new RuleId(detection.Rule), fact, program, run);
        }
    }
}
