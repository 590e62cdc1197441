namespace InterpreterGuard.Host.Streaming;

/// <summary>It was accepted.</summary>
internal sealed record StartedData(string Id, string? SessionId, string Language);
