namespace InterpreterGuard.Client;

/// <summary>The body of an interrupt.</summary>
internal sealed record InterruptRequest(string? Language);
