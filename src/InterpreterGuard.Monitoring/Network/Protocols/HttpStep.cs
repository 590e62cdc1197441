namespace InterpreterGuard.Monitoring.Network.Protocols;

/// <summary>What the next bytes of a conversation in HTTP are.</summary>
/// <param name="Taken">Bytes that are understood. 0: more are needed, and what there is waits for them.</param>
/// <param name="Head">The head of a request, when these bytes are one.</param>
/// <param name="IsLost">Where the next request begins cannot be told: from here on nothing that is said is known.</param>
internal readonly record struct HttpStep(int Taken, FirstBytes? Head = null, bool IsLost = false);
