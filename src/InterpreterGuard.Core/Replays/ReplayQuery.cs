using InterpreterGuard.Core.Identity;

namespace InterpreterGuard.Core.Replays;

/// <summary>What to replay.</summary>
/// <param name="Since">Executions received then or later.</param>
/// <param name="CountMax">At most this many, the newest ones.</param>
public sealed record ReplayQuery(DateTimeOffset Since, int CountMax)
{
    /// <summary>Sources that are read again, for executions whose facts were not kept: reading takes the parser's time.</summary>
    public int ReadAgainMax { get; init; } = 1000;

    /// <summary>Incidents that are listed of each kind; all are counted.</summary>
    public int ListedMax { get; init; } = 200;

    /// <summary>Incidents with this rule are listed where nothing changes, too. <see langword="null"/>: what stays is only counted in executions.</summary>
    public RuleId? StaysOf { get; init; }

    /// <summary>Is told now and then how far it is.</summary>
    public IProgress<ReplayProgress>? Progress { get; init; }

    /// <summary>After this time the replay ends with what it has, and says so.</summary>
    public TimeSpan TimeMax { get; init; } = TimeSpan.FromMinutes(2);
}
