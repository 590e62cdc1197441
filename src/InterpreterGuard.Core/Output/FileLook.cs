using System.Buffers;
using System.Text;
using InterpreterGuard.Core.Decoys;
using InterpreterGuard.Core.Values;

namespace InterpreterGuard.Core.Output;

/// <summary>One file being looked at: all of it for decoys, its beginning as text where it is text.</summary>
internal sealed class FileLook(OutputWatch watch, ValueScan<Decoy>? scan, string path, int textMax)
{
    private readonly ArrayBufferWriter<byte> _beginning = new();
    private bool _ended;

    /// <summary>The next bytes.</summary>
    public void Take(ReadOnlySpan<byte> bytes)
    {
        watch.Look(scan, bytes, "file", path);
        _beginning.Write(bytes[..Math.Min(bytes.Length, textMax - _beginning.WrittenCount)]);
    }

    /// <summary>There is no more. Counts once.</summary>
    public void End()
    {
        var bytes = _beginning.WrittenSpan;
        if (_ended || bytes.IsEmpty || bytes.Contains((byte)0))
            return;
        _ended = true;
        watch.Read("file", path, Encoding.UTF8.GetString(bytes));
    }
}
