using System.Globalization;
using InterpreterGuard.Core.Access;
using InterpreterGuard.Core.Cases;
using InterpreterGuard.Core.Evidence;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Policies;
using InterpreterGuard.Host.Exceptions;
using InterpreterGuard.Host.Problems;
using InterpreterGuard.Policies;
using InterpreterGuard.Policies.Exceptions;
using InterpreterGuard.Policies.Tuning;

namespace InterpreterGuard.Host.Tuning;

/// <summary>Finds what a proposal is about, checks it, and draws up its file.</summary>
internal sealed class TuningDrafting(ICaseStore cases, IEvidenceStore evidence, MatchedFacts matched, IPolicies policies, PolicyTuning tuning, TimeProvider time)
{
    /// <summary>A rule of an incident.</summary>
    /// <exception cref="TuningRefusedException">There is none.</exception>
    public async Task<TuningSubject> FindAsync(IncidentId incident, string ruleName, TenantScope scope, CancellationToken cancellationToken)
    {
        if (await cases.FindAsync(incident, scope, cancellationToken) is not { } one || await evidence.FindExecutionAsync(one.Incident.ExecutionId, cancellationToken) is not { } execution)
            throw Refused("incident", "is not there; take one from the queue");
        if (!one.Incident.Rules.Any(rule => string.Equals(rule.Value, ruleName, StringComparison.Ordinal)))
            throw Refused("rule", $"must be one of the incident's: {string.Join(", ", one.Incident.Rules)}");
        if (policies.Current.Rules.FirstOrDefault(rule => string.Equals(rule.Id.Value, ruleName, StringComparison.Ordinal)) is not { } rule)
            throw Refused("rule", "is gone from the policy; there is nothing to tune");
        var facts = await matched.ListAsync(execution, rule.Id, cancellationToken);
        var ofOneKind = facts.Where(fact => fact.Kind == facts[0].Kind).ToList();
        return new TuningSubject(one, rule, ofOneKind, ExceptionProposal.IsPossible(rule) ? FactChoices.Of(ofOneKind) : [], RuleThreshold.Of(rule));
    }

    /// <summary>The file, and the policy that would be in force with it.</summary>
    /// <exception cref="TuningRefusedException">The proposal cannot be had.</exception>
    public (TunedFile File, TunedPolicy Policy) Draw(TuningSubject subject, TuningProposal proposal, string actor)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        if (Problems(subject, proposal, today) is { Count: > 0 } wrong)
            throw new TuningRefusedException(StatusCodes.Status400BadRequest, "The request is not valid", wrong[0].Problem, wrong);
        var words = new TuningWords($"incident {proposal.Incident} by {actor}", proposal.Owner ?? actor, proposal.Reason.Trim(), today, ExceptionWords.Day(proposal.Expires)!.Value);
        try
        {
            var file = proposal.Change == TuningChange.Threshold
                ? PolicyTuning.Threshold(subject.Rule, proposal.Threshold!.Value, words)
                : tuning.Except(new ProposedException(IdOf(proposal, today), subject.Rule, subject.Facts)
                {
                    Fields = Chosen(subject, proposal),
                    Agent = proposal.OnlyAgent ? subject.Case.Agent : null,
                    Tenant = proposal.OnlyTenant ? subject.Case.Tenant : null,
                }, words);
            return (file, tuning.Load(file, subject.Rule, proposal.Change == TuningChange.Threshold ? proposal.Threshold : null));
        }
        catch (PolicyException broken)
        {
            throw new TuningRefusedException(
                StatusCodes.Status422UnprocessableEntity, "The policy would have problems", $"It would not load: {broken.Problems[0]}", problems: [.. broken.Problems.Take(100).Select(problem => problem.ToString())]);
        }
    }

    private static List<FieldProblem> Problems(TuningSubject subject, TuningProposal proposal, DateOnly today)
    {
        List<(string Field, string? Problem)> all =
        [
            ("reason", ExceptionWords.ProblemOfText(proposal.Reason, "say why what it silences is no threat")),
            ("owner", proposal.Owner is null ? null : ExceptionWords.ProblemOfText(proposal.Owner, "say who will answer for it")),
            ("expires", ExceptionWords.ProblemOfDay(proposal.Expires, today)),
            ("days", proposal.Days is >= 1 and <= TuningProposal.DaysMax ? null : $"must be a whole number from 1 to {TuningProposal.DaysMax}"),
            ("limit", proposal.Limit is >= 1 and <= TuningProposal.LimitMax ? null : $"must be a whole number from 1 to {TuningProposal.LimitMax}"),
            ("only_agent", OfWhom(proposal, proposal.OnlyAgent, subject.Case.Agent)),
            ("only_tenant", OfWhom(proposal, proposal.OnlyTenant, subject.Case.Tenant)),
            proposal.Change == TuningChange.Threshold ? ("threshold", OfThreshold(subject, proposal)) : ("fields", OfFields(subject, proposal)),
        ];
        return [.. all.Where(one => one.Problem is not null).Select(one => new FieldProblem(one.Field, one.Problem!))];
    }

    private static string? OfThreshold(TuningSubject subject, TuningProposal proposal) => (subject.Threshold, proposal) switch
    {
        (_, { Fields: not null }) => "goes without 'fields': a threshold holds for all that the rule counts",
        (null, _) => $"is not there to be changed: {subject.Rule.Id} counts nothing. Propose an exception",
        (_, { Threshold: null or < 1 or > RuleThreshold.NumberMax }) => $"must be a whole number from 1 to {RuleThreshold.NumberMax}",
        var (now, wanted) => wanted.Threshold == now.Number ? "is that already" : null,
    };

    private static string? OfWhom(TuningProposal proposal, bool only, string? name) => (only, proposal.Change) switch
    {
        (false, _) => null,
        (_, TuningChange.Threshold) => "goes without 'threshold': a threshold holds for all that the rule counts",
        _ => ExceptionProposal.CanName(name) ? null : "cannot be had: the incident names none, or one with other letters than those of ASCII",
    };

    private static string? OfFields(TuningSubject subject, TuningProposal proposal) => (subject, proposal) switch
    {
        (_, { Threshold: not null }) => "and 'threshold' do not go together: propose one change",
        ({ Choices.Count: 0 }, _) => $"cannot be had: {subject.Rule.Id} speaks of source that could not be read, or all it matched here is silenced already",
        _ => FactChoices.ProblemOf(subject.Facts, [.. Chosen(subject, proposal)]),
    };

    private static HashSet<string> Chosen(TuningSubject subject, TuningProposal proposal) =>
        (proposal.Fields ?? [.. subject.Choices.Where(choice => choice.Usual).Select(choice => choice.Name)]).ToHashSet(StringComparer.Ordinal);

    private static string IdOf(TuningProposal proposal, DateOnly today) =>
        string.Create(CultureInfo.InvariantCulture, $"EX-{today:yyyyMMdd}-{proposal.Incident.Value.ToString("N")[^6..]}-{proposal.Rule}");

    private static TuningRefusedException Refused(string field, string problem) =>
        new(StatusCodes.Status400BadRequest, "The request is not valid", $"{field} {problem}", [new FieldProblem(field, problem)]);
}
