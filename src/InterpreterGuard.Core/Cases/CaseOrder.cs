using InterpreterGuard.Core.Identity;

namespace InterpreterGuard.Core.Cases;

/// <summary>One step about one or many incidents.</summary>
/// <param name="Incidents">Which: 1 to 500.</param>
/// <param name="Step">What is done.</param>
public sealed record CaseOrder(IReadOnlyList<IncidentId> Incidents, CaseStep Step)
{
    public const int IncidentsMax = 500;

    /// <summary>Says what is wrong with the order, with the field's name; or <see langword="null"/> when nothing is.</summary>
    public (string Field, string Problem)? Check() => Incidents.Count is 0 or > IncidentsMax
        ? ("ids", $"must name 1 to {IncidentsMax} incidents; {Incidents.Count} are named. Send several requests")
        : Step.Check();
}
