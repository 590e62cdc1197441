namespace InterpreterGuard.Screening.Model;

/// <summary>A function's parameter and its default.</summary>
internal sealed record Parameter(string Name, Node? Default);
