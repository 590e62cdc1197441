using InterpreterGuard.Cli.Commands;
using InterpreterGuard.Client;

namespace InterpreterGuard.Cli.Proof;

/// <summary>Runs the programs that must make rules fire, each in a sandbox of its own on a real host.</summary>
internal sealed class Selftest(GuardClient host)
{
    /// <summary>Enough for any of them; those that never end are ended by it.</summary>
    private static readonly TimeSpan LongestRun = TimeSpan.FromSeconds(10);

    private const int AtOnce = 2;

    public async Task<IReadOnlyList<SelftestOutcome>> RunAsync(IReadOnlyList<SelftestCase> cases, Action done, CancellationToken cancellationToken)
    {
        var outcomes = new SelftestOutcome[cases.Count];
        await Parallel.ForEachAsync(Enumerable.Range(0, cases.Count), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken }, async (number, stop) =>
        {
            outcomes[number] = cases[number].Program is { } program ? await TryAsync(cases[number], program, number, stop) : new(cases[number], null, "", []);
            done();
        });
        return outcomes;
    }

    private async Task<SelftestOutcome> TryAsync(SelftestCase tried, string program, int number, CancellationToken cancellationToken)
    {
        var code = await File.ReadAllTextAsync(program, cancellationToken);
        var header = SelftestHeader.Of(code);
        var execution = await host.RunAsync(new CodeRequest
        {
            Language = LanguageGuess.Of(program, code),
            Code = code,
            Profile = header.Profile,
            Env = header.Environment,
            Timeout = LongestRun,
            // Rules that count over an agent's executions must not hear of its neighbours here.
            Context = new() { Agent = $"guard selftest {number}", User = Environment.UserName },
        }, cancellationToken);
        var rule = tried.Rule.Id.ToString();
        var fired = execution.Security.Detections.Where(detection => detection.Observation is not null || detection.Finding is null).ToList();
        return new(
            tried,
            fired.FirstOrDefault(detection => detection.Rule == rule)?.Action,
            execution.Status.Name,
            [.. fired.Select(detection => detection.Rule).Where(other => other != rule).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);
    }
}
