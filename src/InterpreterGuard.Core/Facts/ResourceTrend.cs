using System.Text.Json.Serialization;

namespace InterpreterGuard.Core.Facts;

/// <summary>How an execution has used its share of the machine for a while: told when that has lasted 5, 10, 20, 40 … seconds. It is no offence by itself; rules put it together with others.</summary>
public sealed record ResourceTrend : RuntimeFact
{
    public const string KindName = "resource.trend";

    [JsonIgnore]
    public override string Kind => KindName;

    /// <summary><c>busy</c>: at least a quarter of the processor time it may have (on a full machine nobody gets all of it); <c>idle</c>: less than a fiftieth; <c>full</c>: nine tenths of its memory held.</summary>
    public required string Trend { get; init; }

    /// <summary>For how many seconds by now: 5, 10, 20, 40 …</summary>
    public required int Seconds { get; init; }

    /// <summary>Its share of the processor time it may have in the last second, in percent.</summary>
    public int CpuPercent { get; init; }

    /// <summary>Memory it holds, in bytes.</summary>
    public long MemoryBytes { get; init; }

    /// <summary>Processes and threads alive.</summary>
    public long Processes { get; init; }
}
