namespace InterpreterGuard.Core.Policies;

/// <summary>A value that a later layer replaced.</summary>
/// <param name="Value">The value as text.</param>
/// <param name="Source">File and line that had set it.</param>
public sealed record ReplacedValue(string Value, string Source);
