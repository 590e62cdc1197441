using InterpreterGuard.Core.Detections;

namespace InterpreterGuard.Core.Overviews;

/// <summary>Incidents of one severity that were opened during one bar, and executions that joined one then.</summary>
/// <param name="Bar">0 is the first.</param>
/// <param name="Severity">How severe.</param>
/// <param name="Count">How many.</param>
public sealed record IncidentsOfBar(int Bar, Severity Severity, long Count);
