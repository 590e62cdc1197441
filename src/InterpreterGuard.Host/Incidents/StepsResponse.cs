using InterpreterGuard.Core.Cases;

namespace InterpreterGuard.Host.Incidents;

/// <summary>What came of one step about many incidents.</summary>
/// <param name="Done">How many took it.</param>
/// <param name="NotDone">Those that did not, and why: <c>unknown</c>, <c>not_closed</c>, <c>repeated</c>.</param>
internal sealed record StepsResponse(int Done, IReadOnlyDictionary<string, CaseOutcome> NotDone);
