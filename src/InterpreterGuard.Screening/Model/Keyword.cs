namespace InterpreterGuard.Screening.Model;

/// <summary>An argument given by name; without a name, a dictionary that is spread.</summary>
internal sealed record Keyword(string? Name, Node Value);
