namespace InterpreterGuard.Host.Keys;

/// <summary>All keys, oldest first.</summary>
internal sealed record KeyList(IReadOnlyList<KeyResponse> Keys);
