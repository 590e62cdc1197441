namespace InterpreterGuard.Storage.Rows;

/// <summary>
/// An incident. Its id begins with its time, so the order of ids is the order of time. Whose it was is copied from its execution: the queue is filtered by it, and a
/// join for each of a hundred thousand rows would be felt.
/// </summary>
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

    public string Tenant { get; set; } = "default";

    public string ApiKeyId { get; set; } = "";

    public string? Agent { get; set; }

    public string? SessionId { get; set; }

    public string Language { get; set; } = "";

    public string Fingerprint { get; set; } = "";

    /// <summary>0 to 100.</summary>
    public int Risk { get; set; }

    /// <summary>What the risk is made of.</summary>
    public string RiskParts { get; set; } = "[]";

    /// <summary>Where it stands: what its steps come to. <c>open</c> or <c>closed</c>.</summary>
    public string Status { get; set; } = "open";

    public string? Disposition { get; set; }

    public string? Assignee { get; set; }

    public string? Note { get; set; }

    public long? ChangedAt { get; set; }

    /// <summary>1: kept whatever retention says.</summary>
    public bool LegalHold { get; set; }

    /// <summary>Executions that joined it instead of opening one of their own.</summary>
    public long Joined { get; set; }

    /// <summary>When it was opened, or the last execution joined it.</summary>
    public long LastAt { get; set; }

    public List<IncidentRuleRow> Rules { get; set; } = [];
}
