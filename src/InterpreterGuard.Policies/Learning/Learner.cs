using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Policies;

namespace InterpreterGuard.Policies.Learning;

/// <summary>
/// Makes the least of a policy that lets honest programs pass: an exception for each thing they do that a rule would stop or report, as narrow as holds from
/// run to run; a rule is made to record only where they meet it in too many ways. What no honest program needs is never given away.
/// </summary>
public static class Learner
{
    /// <summary>Exceptions to one rule; what needs more is not an exception.</summary>
    private const int ExceptionsOfARule = 8;

    /// <summary>Learns.</summary>
    /// <param name="rules">The rules of the policy that watched.</param>
    /// <param name="matches">What they said that would have made an incident, or stopped the program.</param>
    public static Learned Learn(IReadOnlyList<RuleDescription> rules, IReadOnlyList<LearnedMatch> matches)
    {
        var byId = rules.ToDictionary(rule => rule.Id);
        var why = matches.Select(match => match.Rule).Distinct().Order().Select(id => (Id: id, Why: NeverLearned(byId.GetValueOrDefault(id)))).ToList();
        var refused = why.Where(rule => rule.Why is not null)
            .Select(rule => new NotLearned(rule.Id, Programs(matches.Where(match => match.Rule == rule.Id)), rule.Why!))
            .ToList();

        // A program that meets such a rule does not pass whatever is given to it, so nothing is.
        var stopped = refused.SelectMany(rule => rule.Programs).ToHashSet(StringComparer.Ordinal);
        var exceptions = new List<(RuleDescription Rule, string When, IReadOnlyList<string> Programs)>();
        var changes = new List<LearnedChange>();
        foreach (var said in matches.Where(match => !stopped.Contains(match.Program)).GroupBy(match => match.Rule).OrderBy(said => said.Key))
        {
            var rule = byId[said.Key];
            if ((Exceptions([.. said], FactMarks.Narrow) ?? Exceptions([.. said], FactMarks.Wide)) is { } found)
                exceptions.AddRange(found.Select(one => (rule, one.When, one.Programs)));
            else
                changes.Add(new(rule.Id, Programs(said), $"they meet it in more than {ExceptionsOfARule} ways, or otherwise from run to run"));
        }

        // What two rules say of one fact is one exception.
        var merged = exceptions
            .GroupBy(one => (one.Rule.On, one.When))
            .Select(same => new LearnedException(
                [.. same.Select(one => one.Rule.Id)], same.Key.When, [.. same.SelectMany(one => one.Programs).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]));
        return new([.. merged], changes, refused);
    }

    /// <summary>Why a rule is never learned away; <see langword="null"/> when it may be.</summary>
    public static string? NeverLearned(RuleDescription? rule) => rule switch
    {
        null => "the policy has no such rule that could be changed",
        { Severity: Severity.Critical } => "it is critical",
        { On: SyscallForbidden.KindName, Action: RuleAction.Deny or RuleAction.Kill } => "no honest program makes this system call",
        { On: CodeUnreadable.KindName } => "what cannot be read is never allowed",
        { On: SensorLoss.KindName or SensorFailed.KindName } => "it speaks of the guard, not of the program",
        _ => null,
    };

    // One exception a thing that was done; none at all when there are too many, or when a program shows other things each time it is run.
    private static List<(string When, IReadOnlyList<string> Programs)>? Exceptions(List<LearnedMatch> said, Func<Fact, string?> mark)
    {
        var marked = said.ConvertAll(match => (match.Program, match.Run, When: mark(match.Fact)));
        if (marked.Exists(match => match.When is null))
            return null;
        var things = marked.GroupBy(match => match.When!, StringComparer.Ordinal).OrderBy(thing => thing.Key, StringComparer.Ordinal).ToList();
        if (things.Count > ExceptionsOfARule)
            return null;
        var runs = marked.GroupBy(match => match.Program, StringComparer.Ordinal).ToDictionary(program => program.Key, program => program.Select(match => match.Run).Distinct().Count(), StringComparer.Ordinal);
        var stable = things.TrueForAll(thing => thing
            .GroupBy(match => match.Program, StringComparer.Ordinal)
            .All(program => program.Select(match => match.Run).Distinct().Count() == runs[program.Key]));
        return stable ? things.ConvertAll(thing => (thing.Key, Sorted(thing.Select(match => match.Program)))) : null;
    }

    private static IReadOnlyList<string> Programs(IEnumerable<LearnedMatch> said) => Sorted(said.Select(match => match.Program));

    private static IReadOnlyList<string> Sorted(IEnumerable<string> programs) => [.. programs.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
