using System.Buffers;
using InterpreterGuard.Sandboxing.Sandboxes;
using InterpreterGuard.Sandboxing.Wire;

namespace InterpreterGuard.Sandboxing.Files;

/// <summary>
/// Reads a file of a sandbox in pieces that are asked for one ahead of the reader: a slow reader makes the sandbox wait, never this host's memory grow.
/// </summary>
internal sealed class SandboxFileStream(Conversation conversation, FilePlace place, long size) : Stream
{
    private const int Piece = FrameHeader.OutboundMax;
    private long _asked;
    private long _taken;
    private bool _shrunk;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => size;

    public override long Position
    {
        get => _taken;
        set => throw OnceOnly();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_shrunk || _taken == size || buffer.IsEmpty)
            return 0;
        await AskAheadAsync();
        var reader = place.Request.Bytes;
        var read = await reader.ReadAsync(cancellationToken);
        var count = (int)Math.Min(buffer.Length, read.Buffer.Length);
        read.Buffer.Slice(0, count).CopyTo(buffer.Span);
        reader.AdvanceTo(read.Buffer.GetPosition(count));
        _taken += count;
        _shrunk = count == 0;
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("A file of a sandbox is read asynchronously.");

    public override void Flush()
    {
        // Nothing is written here.
    }

    public override long Seek(long offset, SeekOrigin origin) => throw OnceOnly();

    public override void SetLength(long value) => throw OnceOnly();

    public override void Write(byte[] buffer, int offset, int count) => throw OnceOnly();

    public override async ValueTask DisposeAsync()
    {
        await conversation.SendAsync(FileRequests.GetClose(place.Request.Number), CancellationToken.None);
        place.Dispose();
        await base.DisposeAsync();
    }

    private static NotSupportedException OnceOnly() => new("A file of a sandbox is read once, from its beginning.");

    private async Task AskAheadAsync()
    {
        while (_asked < size && _asked - _taken <= Piece)
        {
            var count = (int)Math.Min(Piece, size - _asked);
            place.Request.Asks(count);
            _asked += count;
            await conversation.SendAsync(FileRequests.GetRead(place.Request.Number, count), CancellationToken.None);
        }
    }
}
