using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Screening;
using InterpreterGuard.Host.Executions;

namespace InterpreterGuard.Host.Screenings;

/// <summary>What screening saw, as far as the policy discloses it to this caller. Nothing ran and nothing was kept.</summary>
internal sealed record ScreeningResponse(
    Verdict Verdict, IReadOnlyList<FindingResponse>? Findings, IReadOnlyList<CodeLayer>? Layers, double ElapsedMs, string PolicyId, string PolicyHash,
    IReadOnlyList<Fact>? Facts = null);
