namespace InterpreterGuard.Client;

/// <summary>The body of a screening.</summary>
internal sealed record ScreeningRequest(string? Language, string Code, bool? Facts, bool? Advice);
