namespace InterpreterGuard.Storage.Rows;

/// <summary>A rule that matched in an incident.</summary>
internal sealed class IncidentRuleRow
{
    public required string IncidentId { get; set; }

    /// <summary>0 is the most severe.</summary>
    public int Position { get; set; }

    public required string Rule { get; set; }
}
