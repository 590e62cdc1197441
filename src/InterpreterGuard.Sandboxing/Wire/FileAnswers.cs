using System.Buffers.Binary;
using System.Text;
using InterpreterGuard.Core.Sandboxes;

namespace InterpreterGuard.Sandboxing.Wire;

/// <summary>How init's answers to file requests are read. Each begins with the request's number.</summary>
internal static class FileAnswers
{
    private const int DoneLength = 16;
    private const int InfoLength = 20;
    private const int EntryLength = 32;
    private const int PathMax = 4096;

    public static uint RequestOf(Frame frame) => frame.Payload.Length >= sizeof(uint)
        ? BinaryPrimitives.ReadUInt32LittleEndian(frame.Payload.Span)
        : throw new WireException($"{frame.Type} has {frame.Payload.Length} bytes and no request.");

    public static (int Errno, long Size) Done(ReadOnlySpan<byte> payload)
    {
        Length(FrameType.FileDone, payload, DoneLength);
        return (BinaryPrimitives.ReadInt32LittleEndian(payload[4..]), Size(payload[8..]));
    }

    public static (long Size, DateTimeOffset ModifiedAt) Info(ReadOnlySpan<byte> payload)
    {
        Length(FrameType.FileInfo, payload, InfoLength);
        return (Size(payload[4..]), Time(payload[12..]));
    }

    public static ReadOnlySpan<byte> Data(ReadOnlySpan<byte> payload) => payload[sizeof(uint)..];

    public static SandboxEntry Entry(ReadOnlySpan<byte> payload)
    {
        if (payload.Length is <= EntryLength or > EntryLength + PathMax)
            throw new WireException($"FileEntry has {payload.Length} bytes.");
        return new(
            Encoding.UTF8.GetString(payload[EntryLength..]),
            payload[4] switch { 0 => SandboxEntryKind.File, 1 => SandboxEntryKind.Folder, 2 => SandboxEntryKind.Link, _ => SandboxEntryKind.Other },
            Size(payload[8..]),
            Time(payload[16..]),
            Time(payload[24..]));
    }

    private static void Length(FrameType type, ReadOnlySpan<byte> payload, int length)
    {
        if (payload.Length != length)
            throw new WireException($"{type} has {payload.Length} bytes instead of {length}.");
    }

    private static long Size(ReadOnlySpan<byte> payload) => (long)Math.Min(BinaryPrimitives.ReadUInt64LittleEndian(payload), long.MaxValue);

    // The code sets such times; one that no calendar has is the nearest that one has.
    private static DateTimeOffset Time(ReadOnlySpan<byte> payload)
    {
        const long nanosecondsPerTick = 100;
        var ticks = BinaryPrimitives.ReadInt64LittleEndian(payload) / nanosecondsPerTick;
        return DateTimeOffset.UnixEpoch.AddTicks(Math.Clamp(ticks, DateTimeOffset.MinValue.Ticks - DateTimeOffset.UnixEpoch.Ticks, DateTimeOffset.MaxValue.Ticks - DateTimeOffset.UnixEpoch.Ticks));
    }
}
