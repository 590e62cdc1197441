using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Screening;
using InterpreterGuard.Host.Executions;

namespace InterpreterGuard.Host.Screenings;

/// <summary>What screening saw, as far as the policy discloses it to this caller. Nothing ran and nothing was kept. The confidence, above 0 to 1, is there when the caller left the language out; then a fence around the code was taken off, or not.</summary>
internal sealed record ScreeningResponse(
    Verdict Verdict, string Language, double? LanguageConfidence, bool? FenceRemoved, IReadOnlyList<FindingResponse>? Findings, IReadOnlyList<CodeLayer>? Layers, double ElapsedMs, string PolicyId, string PolicyHash,
    IReadOnlyList<Fact>? Facts = null);
