using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Identity;

namespace InterpreterGuard.Core.Evidence;

/// <summary>Which incidents to list.</summary>
/// <param name="SeverityMin">At least this severe.</param>
/// <param name="Rule">With this rule.</param>
/// <param name="ExecutionId">Of this execution.</param>
/// <param name="Before">Older than this incident (for the next page).</param>
/// <param name="CountMax">At most this many, 1 to 500.</param>
public sealed record IncidentQuery(Severity SeverityMin = Severity.Info, RuleId? Rule = null, ExecutionId? ExecutionId = null, IncidentId? Before = null, int CountMax = 50);
