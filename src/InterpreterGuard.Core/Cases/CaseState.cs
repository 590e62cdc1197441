namespace InterpreterGuard.Core.Cases;

/// <summary>Where an incident stands with the persons who review it: what their steps come to. The steps themselves are kept beside it.</summary>
/// <param name="Status">Open or closed.</param>
/// <param name="Disposition">What was decided last; <see langword="null"/> while nothing was.</param>
/// <param name="Assignee">Who looks at it; <see langword="null"/> when nobody does.</param>
/// <param name="Note">The last decision's or comment's.</param>
/// <param name="ChangedAt">The last step's time; <see langword="null"/> when there was none.</param>
/// <param name="LegalHold">It is kept whatever retention says.</param>
public sealed record CaseState(CaseStatus Status, Disposition? Disposition, string? Assignee, string? Note, DateTimeOffset? ChangedAt, bool LegalHold)
{
    public static readonly CaseState New = new(CaseStatus.Open, null, null, null, null, false);
}
