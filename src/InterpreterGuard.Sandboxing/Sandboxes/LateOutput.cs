using System.Buffers;
using InterpreterGuard.Sandboxing.Wire;

namespace InterpreterGuard.Sandboxing.Sandboxes;

/// <summary>What programs that a cell left behind write while no cell runs. The next one gets it; what is over the bound is lost.</summary>
internal sealed class LateOutput
{
    private const int BytesMax = 64 << 10;
    private readonly ArrayBufferWriter<byte> _stdout = new();
    private readonly ArrayBufferWriter<byte> _stderr = new();

    public void Keep(FrameType type, ReadOnlySpan<byte> bytes)
    {
        var stream = type == FrameType.Stdout ? _stdout : _stderr;
        stream.Write(bytes[..Math.Min(bytes.Length, BytesMax - stream.WrittenCount)]);
    }

    public void GiveTo(RunCapture capture)
    {
        if (_stdout.WrittenCount > 0)
            capture.Output(FrameType.Stdout, _stdout.WrittenSpan);
        if (_stderr.WrittenCount > 0)
            capture.Output(FrameType.Stderr, _stderr.WrittenSpan);
    }
}
