using InterpreterGuard.Cli.Proof;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Policies.Learning;

namespace InterpreterGuard.Cli.Showing;

/// <summary>What was learned, for a person.</summary>
internal sealed class LearnReport(Screen screen)
{
    private const int Named = 10;

    public void Show(Corpus corpus, IReadOnlyList<LearnedRun> runs, Learned learned, IReadOnlyDictionary<string, IReadOnlyList<RuleId>> still)
    {
        var needing = runs.Where(run => run.Said.Count > 0).Select(run => run.Program).Distinct(StringComparer.Ordinal).Count();
        screen.Say($"{corpus.Programs.Count - needing} of {corpus.Programs.Count} programs pass as the policy stands.");
        if (learned.Exceptions.Count + learned.Changes.Count > 0)
            screen.Say($"Proposed: {learned.Exceptions.Count} exceptions, {learned.Changes.Count} rules that would only record.");
        foreach (var refused in learned.Refused)
            screen.Warn($"{refused.Rule} is not learned away, {refused.Why}: {Names(refused.Programs)}");
        var otherwise = runs.Where(run => run.Status != "completed").Select(run => $"{run.Program} ({run.Status})").Distinct(StringComparer.Ordinal).ToList();
        if (otherwise.Count > 0)
            screen.Detail($"Not completed, which no policy changes: {Names(otherwise)}");
        foreach (var (program, rules) in still)
            screen.Problem($"{program} would not pass: {string.Join(", ", rules)}");
        if (still.Count == 0)
            screen.Done("With this, every program passes.");
    }

    private static string Names(IReadOnlyList<string> programs) => string.Join(", ", programs.Take(Named)) + (programs.Count > Named ? $" and {programs.Count - Named} more" : "");
}
