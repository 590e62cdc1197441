namespace InterpreterGuard.Core.Profiles;

/// <summary>What the flows of one execution may take together. A flow is a connection, or the datagrams from one port to one address.</summary>
public sealed record EgressLimits
{
    /// <summary>Flows at once. 1 to 4096.</summary>
    public int FlowsMax { get; init; } = 64;

    /// <summary>New flows within any 60 seconds. 1 to 100000.</summary>
    public int FlowsPerMinuteMax { get; init; } = 600;

    /// <summary>Bytes the program sends. 1 KiB to 64 GiB.</summary>
    public long UploadBytesMax { get; init; } = 16L << 20;

    /// <summary>Bytes it receives. 1 KiB to 64 GiB.</summary>
    public long DownloadBytesMax { get; init; } = 256L << 20;
}
