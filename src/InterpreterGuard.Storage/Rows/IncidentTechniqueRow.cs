namespace InterpreterGuard.Storage.Rows;

/// <summary>An ATT&amp;CK technique of an incident, also the one a sub-technique belongs to: who filters by T1552 means T1552.005 too.</summary>
internal sealed class IncidentTechniqueRow
{
    public required string Technique { get; set; }

    public required string IncidentId { get; set; }

    /// <summary>1: a rule named it itself; 0: it is the parent of one that was named.</summary>
    public bool Named { get; set; }
}
