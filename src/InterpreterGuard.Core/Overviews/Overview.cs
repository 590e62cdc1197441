namespace InterpreterGuard.Core.Overviews;

/// <summary>Counts of a span of time.</summary>
public sealed record Overview
{
    /// <summary>In the order of time; bars without an incident are not there.</summary>
    public required IReadOnlyList<IncidentsOfBar> Incidents { get; init; }

    /// <summary>The highest counts first.</summary>
    public required IReadOnlyList<IncidentsOfTechnique> Techniques { get; init; }

    /// <summary>The highest counts first.</summary>
    public required IReadOnlyList<IncidentsOfRule> Rules { get; init; }

    /// <summary>The highest counts first.</summary>
    public required IReadOnlyList<ExecutionsOfAgent> Agents { get; init; }

    /// <summary>By name.</summary>
    public required IReadOnlyList<LossesOfSensor> Sensors { get; init; }

    /// <summary>Executions that were looked at for <see cref="Agents"/> and <see cref="Sensors"/>.</summary>
    public required long Executions { get; init; }

    /// <summary>True: the span has older ones that were not, because of the bound.</summary>
    public required bool OlderLeftOut { get; init; }
}
