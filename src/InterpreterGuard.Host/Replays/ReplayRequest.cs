namespace InterpreterGuard.Host.Replays;

/// <summary>The body of <c>POST /v1/policies/replays</c>. What is left out is as in the policy in force.</summary>
/// <param name="Policy">A base folder: text by file name, <c>policy.yaml</c> and the others, with the samples its rules name.</param>
/// <param name="Preset">A preset's name; empty for none.</param>
/// <param name="Overlay">An overlay folder: text by file name.</param>
/// <param name="Since">How far back: <c>30m</c>, <c>12h</c>, <c>7d</c>, or a time (RFC 3339). Default 7d.</param>
/// <param name="Limit">At most so many executions, the newest ones. 1 to 100000, default 10000.</param>
internal sealed record ReplayRequest(
    IReadOnlyDictionary<string, string>? Policy, string? Preset, IReadOnlyDictionary<string, string>? Overlay, string? Since, int? Limit);
