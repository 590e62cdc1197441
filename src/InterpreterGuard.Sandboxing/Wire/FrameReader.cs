using Microsoft.Win32.SafeHandles;

namespace InterpreterGuard.Sandboxing.Wire;

/// <summary>Cuts a sandbox's bytes into frames. Bounded: one buffer of one frame's size, and a handful of descriptors in all.</summary>
internal sealed class FrameReader(IWireSource source) : IDisposable
{
    /// <summary>The listener of the filter, and six sockets of the sandbox's network.</summary>
    public const int DescriptorsMax = 7;

    private readonly byte[] _buffer = new byte[FrameHeader.Length + FrameHeader.InboundMax];
    private int _start;
    private int _end;
    private readonly Queue<SafeFileHandle> _descriptors = [];
    private int _descriptorsCame;

    /// <summary>The next frame, or <see langword="null"/> when the sandbox ended the conversation between two frames.</summary>
    /// <exception cref="WireException">The bytes are no frame, or end inside of one.</exception>
    public async ValueTask<Frame?> ReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (FrameHeader.TryRead(_buffer.AsSpan(_start, _end - _start), out var header) && _end - _start >= FrameHeader.Length + header.PayloadLength)
            {
                var payload = _buffer.AsMemory(_start + FrameHeader.Length, header.PayloadLength);
                _start += FrameHeader.Length + header.PayloadLength;
                return new Frame(header.Type, payload);
            }

            if (_start > 0)
                MoveToFront();
            var received = await source.ReceiveAsync(_buffer.AsMemory(_end), cancellationToken);
            Keep(received.Descriptor);
            if (received.Count == 0)
                return _end == 0 ? null : throw new WireException($"The conversation ended inside a frame, {_end} bytes into it.");
            _end += received.Count;
        }
    }

    /// <summary>
    /// The descriptor that came with the frame just read, when that is of a type that brings one. They travel with their frames' first bytes, in the frames' order, perhaps together with
    /// the end of the frame before. The caller owns it.
    /// </summary>
    public SafeFileHandle? TakeDescriptor() => _descriptors.TryDequeue(out var descriptor) ? descriptor : null;

    public void Dispose()
    {
        while (_descriptors.TryDequeue(out var descriptor))
            descriptor.Dispose();
    }

    // Code inside cannot reach the wire, but a broken init could: descriptors without end would fill our table.
    private void Keep(SafeFileHandle? descriptor)
    {
        if (descriptor is null)
            return;
        if (++_descriptorsCame > DescriptorsMax)
        {
            descriptor.Dispose();
            throw new WireException($"More than {DescriptorsMax} descriptors came over the wire.");
        }

        _descriptors.Enqueue(descriptor);
    }

    private void MoveToFront()
    {
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        _end -= _start;
        _start = 0;
    }
}
