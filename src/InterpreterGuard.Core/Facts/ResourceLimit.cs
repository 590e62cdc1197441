using System.Text.Json.Serialization;

namespace InterpreterGuard.Core.Facts;

/// <summary>A limit of the profile was reached.</summary>
public sealed record ResourceLimit : RuntimeFact
{
    public const string KindName = "resource.limit";

    [JsonIgnore]
    public override string Kind => KindName;

    /// <summary><c>memory</c>, <c>processes</c>, <c>cpu_time</c>, <c>wall_clock</c>, <c>work_disk</c>, <c>tmp_disk</c>, <c>output</c>, <c>flows</c>, <c>flows_per_minute</c>, <c>upload</c> or <c>download</c>.</summary>
    public required string Resource { get; init; }

    /// <summary>The limit: bytes, processes, flows or milliseconds.</summary>
    public required long Limit { get; init; }

    /// <summary>How often it was hit, where the kernel counts; 1 elsewhere.</summary>
    public long Hits { get; init; } = 1;
}
