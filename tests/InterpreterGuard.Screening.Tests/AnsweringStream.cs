namespace InterpreterGuard.Screening.Tests;

/// <summary>A connection whose other end takes everything and always says the same.</summary>
internal sealed class AnsweringStream(byte[] answer) : MemoryStream(answer)
{
    public override bool CanWrite => true;

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;
}
