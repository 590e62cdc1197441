using System.Buffers;
using FsCheck.Xunit;
using InterpreterGuard.Sandboxing.Wire;

namespace InterpreterGuard.Sandboxing.Tests.Wire;

public sealed class FrameReaderTests
{
    [Property(MaxTest = 500)]
    public async Task Random_bytes_are_frames_or_a_broken_protocol_and_nothing_else(byte[] bytes, byte piece)
    {
        using var reader = new FrameReader(new Memory(bytes ?? [], piece));
        try
        {
            while (await reader.ReadAsync(CancellationToken.None) is { } frame)
                Assert.InRange(frame.Payload.Length, 0, FrameHeader.InboundMax);
        }
        catch (WireException)
        {
        }
    }

    [Property(MaxTest = 300)]
    public async Task What_was_written_is_read_whatever_the_pieces(byte[][] payloads, byte piece)
    {
        var wanted = (payloads ?? []).Select(payload => payload ?? []).ToList();
        var bytes = new ArrayBufferWriter<byte>();
        foreach (var payload in wanted)
            bytes.Frame(FrameType.Stdout, payload);
        using var reader = new FrameReader(new Memory(bytes.WrittenSpan.ToArray(), piece));

        foreach (var payload in wanted)
            Assert.Equal(payload, (await reader.ReadAsync(CancellationToken.None))!.Value.Payload.ToArray());
        Assert.Null(await reader.ReadAsync(CancellationToken.None));
    }

    [Property(MaxTest = 300)]
    public void Random_payloads_of_exit_and_error_never_throw_anything_else(byte[] payload)
    {
        try
        {
            ErrorFrame.Read(payload ?? []);
            ExitFrame.Read(payload ?? []);
        }
        catch (WireException)
        {
        }
    }

    [Theory]
    [InlineData(new byte[] { 1, 0, 1, 0, 0x10, 0, 0, 0 }, "A frame of type 0x10 announces 65537 bytes; at most 65536 are allowed.")]
    [InlineData(new byte[] { 0, 0, 0, 0, 0x84, 0, 0, 0 }, "A sandbox does not send frames of type 0x84.")]
    [InlineData(new byte[] { 0, 0, 0, 0, 0x10, 0, 1, 0 }, "A frame's three padding bytes are not zero.")]
    [InlineData(new byte[] { 5, 0, 0, 0, 0x10, 0, 0, 0, 1 }, "The conversation ended inside a frame, 9 bytes into it.")]
    public async Task A_broken_frame_says_what_is_wrong(byte[] bytes, string message)
    {
        using var reader = new FrameReader(new Memory(bytes, 255));

        var broken = await Assert.ThrowsAsync<WireException>(async () => await reader.ReadAsync(CancellationToken.None));

        Assert.Equal(message, broken.Message);
    }

    [Fact]
    public void An_exit_with_figures_beyond_everything_true_is_refused() =>
        Assert.Throws<WireException>(() => ExitFrame.Read(Enumerable.Repeat((byte)0xff, 72).ToArray()));

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1_000_000, 1)]
    [InlineData(3_000_000, 3)]
    public void A_file_is_made_once_and_appended_to(int length, int frames)
    {
        var output = new ArrayBufferWriter<byte>();

        output.File("a/b", new byte[length]);

        var flags = new List<byte>();
        for (var at = 0; at < output.WrittenCount; at += FrameHeader.Length + BitConverter.ToInt32(output.WrittenSpan[at..]))
        {
            Assert.InRange(BitConverter.ToInt32(output.WrittenSpan[at..]), 1, FrameHeader.OutboundMax);
            flags.Add(output.WrittenSpan[at + FrameHeader.Length]);
        }

        Assert.Equal([1, .. Enumerable.Repeat((byte)0, frames - 1)], flags);
    }

    private sealed class Memory(byte[] bytes, byte piece) : IWireSource
    {
        private int _at;

        public ValueTask<Received> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellationToken)
        {
            var count = Math.Min(Math.Min(piece + 1, buffer.Length), bytes.Length - _at);
            bytes.AsSpan(_at, count).CopyTo(buffer.Span);
            _at += count;
            return ValueTask.FromResult(new Received(count, null));
        }
    }
}
