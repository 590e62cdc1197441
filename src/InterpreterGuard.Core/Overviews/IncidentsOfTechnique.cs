namespace InterpreterGuard.Core.Overviews;

/// <summary>Incidents of an ATT&amp;CK technique, those of its sub-techniques too.</summary>
/// <param name="Technique">Its id, such as <c>T1552</c>.</param>
/// <param name="Count">How many.</param>
public sealed record IncidentsOfTechnique(string Technique, long Count)
{
    /// <summary>Executions that joined one of them, or an earlier one, in the span.</summary>
    public long Joined { get; init; }
}
