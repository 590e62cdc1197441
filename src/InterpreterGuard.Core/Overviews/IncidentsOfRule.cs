using InterpreterGuard.Core.Identity;

namespace InterpreterGuard.Core.Overviews;

/// <summary>Incidents in which a rule matched.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Count">How many.</param>
/// <param name="Decided">Of these, those a person closed.</param>
/// <param name="FalsePositives">Of these, those the person called false positives.</param>
public sealed record IncidentsOfRule(RuleId Rule, long Count, long Decided, long FalsePositives)
{
    /// <summary>Executions that joined one of them, or an earlier one, in the span.</summary>
    public long Joined { get; init; }

    /// <summary>0 to 1; <see langword="null"/> while nobody has decided one.</summary>
    public double? FalsePositiveRate => Decided == 0 ? null : (double)FalsePositives / Decided;
}
