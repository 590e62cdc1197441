namespace InterpreterGuard.Storage.Rows;

/// <summary>An incident. Its id begins with its time, so the order of ids is the order of time.</summary>
internal sealed class IncidentRow
{
    public required string Id { get; set; }

    public required string ExecutionId { get; set; }

    /// <summary>0 info to 4 critical: compared, so a number.</summary>
    public int Severity { get; set; }

    public required string Decision { get; set; }

    public required string Summary { get; set; }

    public required string Attack { get; set; }

    public long OpenedAt { get; set; }

    public List<IncidentRuleRow> Rules { get; set; } = [];
}
