namespace InterpreterGuard.Containment.Tests.Samples;

/// <summary>The part of a header that only abuse samples have.</summary>
/// <param name="Number">The threat's number in the catalogue.</param>
/// <param name="Name">What it is, in words.</param>
/// <param name="At"><c>source</c>, <c>runtime</c> or <c>either</c>.</param>
/// <param name="Family">What it belongs to.</param>
/// <param name="Severity">The least severity of the incident.</param>
/// <param name="Decision"><c>refused</c>, <c>denied</c>, <c>killed</c>, <c>stopped</c> or <c>any</c>.</param>
public sealed record SampleThreat(int Number, string Name, string At, string Family, string Severity, string Decision)
{
    /// <summary>Severities, least first.</summary>
    public static readonly IReadOnlyList<string> Severities = ["info", "low", "medium", "high", "critical"];

    public static readonly IReadOnlyList<string> Places = ["source", "runtime", "either"];

    public static readonly IReadOnlyList<string> Decisions = ["refused", "denied", "killed", "stopped", "any"];

    public static readonly IReadOnlyList<string> Families =
    [
        "credential", "destruction", "egress", "escape", "execution", "exhaustion", "miner", "persistence", "privilege", "recon-breadth", "reverse-shell", "scan", "tamper",
    ];
}
