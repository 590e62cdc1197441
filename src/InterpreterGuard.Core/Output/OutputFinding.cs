namespace InterpreterGuard.Core.Output;

/// <summary>A place in what an execution gave back that was found to be more than its answer.</summary>
/// <param name="Channel"><c>stdout</c>, <c>stderr</c>, <c>result</c>, <c>error</c> or <c>file</c>.</param>
/// <param name="Path">The file's path, or the result's MIME type; empty for the others.</param>
/// <param name="Line">The line it begins on, from 1.</param>
/// <param name="Detector"><c>injection</c>, <c>hidden</c> or <c>secret</c>.</param>
/// <param name="Technique">What of it.</param>
/// <param name="Characters">How long it is.</param>
public sealed record OutputFinding(string Channel, string Path, int Line, string Detector, string Technique, int Characters);
