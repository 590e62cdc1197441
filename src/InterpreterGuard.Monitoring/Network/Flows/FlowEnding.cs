namespace InterpreterGuard.Monitoring.Network.Flows;

/// <summary>Why a flow did not end by itself.</summary>
/// <param name="Why">One sentence.</param>
/// <param name="IsDenial">The guard refused it, or refused to let it go on.</param>
internal sealed record FlowEnding(string Why, bool IsDenial = false)
{
    public static readonly FlowEnding BrokenOff = new("One end broke off.");

    public static readonly FlowEnding FirstBytes = new("Its first bytes were refused.", IsDenial: true);

    public static readonly FlowEnding Rule = new("A rule refused it.", IsDenial: true);

    public static readonly FlowEnding ExecutionOver = new("Its execution ended.");

    public static FlowEnding Limit(string what) => new($"The limit of the profile's {what} was reached.", IsDenial: true);
}
