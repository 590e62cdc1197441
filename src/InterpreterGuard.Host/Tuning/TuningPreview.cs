using InterpreterGuard.Policies.Tuning;

namespace InterpreterGuard.Host.Tuning;

/// <summary>What a proposal would come to.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="File">The file of the overlay folder as it would be.</param>
/// <param name="Warnings">What a person should know before it is in force.</param>
/// <param name="PolicyHash">The hash the policy would have.</param>
/// <param name="LookedAt">Executions that were judged again.</param>
/// <param name="LeftOut">Executions of these days that were not: older than the newest so many, or time ran out.</param>
/// <param name="NotReplayable">Executions that cannot be judged again, by the reason in words.</param>
/// <param name="OutOfTime">True: time ran out before all were looked at.</param>
/// <param name="Vanish">Incidents with this rule that would not be.</param>
/// <param name="Change">Incidents that would stay, but not by this rule.</param>
/// <param name="Appear">Incidents that would be there by this rule and are not: a lower threshold says more.</param>
/// <param name="Stay">Incidents with this rule that would stay as they are.</param>
/// <param name="TruePositives">Of those that vanish or change, those a person called true positives. A proposal with any of them is not written.</param>
internal sealed record TuningPreview(
    string Rule,
    TunedFile File,
    IReadOnlyList<string> Warnings,
    string PolicyHash,
    int LookedAt,
    long LeftOut,
    IReadOnlyDictionary<string, int> NotReplayable,
    bool OutOfTime,
    TunedIncidents Vanish,
    TunedIncidents Change,
    TunedIncidents Appear,
    TunedIncidents Stay,
    int TruePositives);
