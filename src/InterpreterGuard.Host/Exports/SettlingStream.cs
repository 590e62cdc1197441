namespace InterpreterGuard.Host.Exports;

/// <summary>
/// Stands between the archive and the web server, which takes nothing but asynchronous writes. The library closes its entries with synchronous ones: a compressor's last few kilobytes,
/// which are laid aside here until they are sent.
/// </summary>
internal sealed class SettlingStream(Stream inner) : Stream
{
    private readonly MemoryStream _aside = new();

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>Sends what was laid aside.</summary>
    public async ValueTask SettleAsync(CancellationToken cancellationToken)
    {
        if (_aside.Length == 0)
            return;
        await inner.WriteAsync(_aside.GetBuffer().AsMemory(0, (int)_aside.Length), cancellationToken);
        _aside.SetLength(0);
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await SettleAsync(cancellationToken);
        await inner.WriteAsync(buffer, cancellationToken);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async Task FlushAsync(CancellationToken cancellationToken)
    {
        await SettleAsync(cancellationToken);
        await inner.FlushAsync(cancellationToken);
    }

    public override void Write(byte[] buffer, int offset, int count) => _aside.Write(buffer, offset, count);

    public override void Flush()
    {
        // What lies aside is sent with what comes next, or at the end.
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
