namespace InterpreterGuard.Sandboxing.Wire;

/// <summary>The other side of the wire broke the protocol. Whoever catches it ends the conversation and the sandbox.</summary>
internal sealed class WireException(string message) : Exception(message);
