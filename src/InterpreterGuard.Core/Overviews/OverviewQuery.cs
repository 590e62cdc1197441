using InterpreterGuard.Core.Access;

namespace InterpreterGuard.Core.Overviews;

/// <summary>What to count.</summary>
/// <param name="Scope">Whose.</param>
/// <param name="From">Opened or received then or later.</param>
/// <param name="To">And before.</param>
/// <param name="Step">The length of one bar; the last one may be shorter.</param>
public sealed record OverviewQuery(TenantScope Scope, DateTimeOffset From, DateTimeOffset To, TimeSpan Step)
{
    /// <summary>Bars at most.</summary>
    public const int BarsMax = 100;

    /// <summary>Rules and agents that are told; those with the highest counts.</summary>
    public int ListedMax { get; init; } = 10;

    /// <summary>Techniques that are told; those with the highest counts.</summary>
    public int TechniquesMax { get; init; } = 200;

    /// <summary>Executions that are looked at: the newest ones. Their rows are wide, and no page may cost more the longer a host lives.</summary>
    public int ExecutionsMax { get; init; } = 50_000;
}
