namespace InterpreterGuard.Host.Health;

/// <summary>Whether screening can read: it was given a line of each language and read it.</summary>
internal sealed record ParserHealth(bool Answers, string? Problem);
