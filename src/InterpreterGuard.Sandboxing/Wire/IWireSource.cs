namespace InterpreterGuard.Sandboxing.Wire;

/// <summary>Where a sandbox's bytes come from: a Unix socket, or memory.</summary>
internal interface IWireSource
{
    /// <summary>Waits for bytes. 0 bytes: the other side is gone.</summary>
    ValueTask<Received> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellationToken);
}
