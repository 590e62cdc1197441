using InterpreterGuard.Core.Identity;

namespace InterpreterGuard.Host.Tuning;

/// <summary>The body of <c>POST /v1/tuning/preview</c> and <c>…/apply</c>.</summary>
/// <param name="Incident">The false alarm.</param>
/// <param name="Rule">The rule of it that is to say less.</param>
/// <param name="Change"><c>exception</c> or <c>threshold</c>.</param>
/// <param name="Fields">Exception: fields of what was matched that it holds fast. Left out: all that do not differ from run to run.</param>
/// <param name="Threshold">Threshold: the number.</param>
/// <param name="Owner">Who answers for it. Left out: whoever asks.</param>
/// <param name="Reason">Why.</param>
/// <param name="Expires">An exception's last day, UTC; the day by which a threshold is to be looked at again. At most 366 days away.</param>
/// <param name="Days">Days of the past that are judged again. 1 to 31, default 7.</param>
/// <param name="Limit">At most so many executions, the newest ones. 1 to 20000, default 5000.</param>
internal sealed record TuningProposal(
    IncidentId Incident, string Rule, TuningChange Change, IReadOnlyList<string>? Fields, int? Threshold, string? Owner, string Reason, string Expires, int Days = TuningProposal.DaysUsual, int Limit = TuningProposal.LimitUsual)
{
    /// <summary>Exception: only for the incident's agent.</summary>
    public bool OnlyAgent { get; init; }

    /// <summary>Exception: only for the incident's tenant.</summary>
    public bool OnlyTenant { get; init; }

    public const int DaysUsual = 7;
    public const int DaysMax = 31;
    public const int LimitUsual = 5000;
    public const int LimitMax = 20_000;
}
