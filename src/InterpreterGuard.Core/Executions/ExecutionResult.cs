namespace InterpreterGuard.Core.Executions;

/// <summary>A value the code handed back, in one or more representations.</summary>
/// <param name="Data">Representations by MIME type, such as <c>text/plain</c>.</param>
/// <param name="IsMain">Whether it is the value of the last expression.</param>
public sealed record ExecutionResult(IReadOnlyDictionary<string, string> Data, bool IsMain);
