namespace InterpreterGuard.Core.Overviews;

/// <summary>Executions of an agent.</summary>
/// <param name="Agent">As it names itself; <see langword="null"/>: it does not, and <paramref name="ApiKeyId"/> stands for it.</param>
/// <param name="ApiKeyId">The key; empty where an agent is named, for one agent may have several.</param>
/// <param name="Executions">All.</param>
/// <param name="Refused">Those that screening, or a person, refused.</param>
/// <param name="Held">Those that wait for a person.</param>
/// <param name="Killed">Those a rule ended.</param>
public sealed record ExecutionsOfAgent(string? Agent, string ApiKeyId, long Executions, long Refused, long Held, long Killed);
