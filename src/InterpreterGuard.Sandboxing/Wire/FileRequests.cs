using System.Buffers;
using System.Buffers.Binary;

namespace InterpreterGuard.Sandboxing.Wire;

/// <summary>How requests for files are laid down.</summary>
internal static class FileRequests
{
    private const uint MakeFolders = 1;
    private const uint WholeFolder = 1;
    private const uint Commit = 1;
    private const uint Mode = 0x1A4; // 0644

    public static ReadOnlyMemory<byte> PutOpen(uint request, string path) => Write(FrameType.PutOpen, payload =>
    {
        payload.Number(request);
        payload.Number(Mode);
        payload.Number(MakeFolders);
        payload.Text(path);
    });

    /// <summary>Writes the frame's head before the content that lies in the buffer already, behind room for it.</summary>
    public static void PutData(Span<byte> buffer, uint request, int count)
    {
        new FrameHeader(sizeof(uint) + count, FrameType.PutData).Write(buffer);
        BinaryPrimitives.WriteUInt32LittleEndian(buffer[FrameHeader.Length..], request);
    }

    public static ReadOnlyMemory<byte> PutClose(uint request, bool commit) => Write(FrameType.PutClose, payload =>
    {
        payload.Number(request);
        payload.Number(commit ? Commit : 0);
    });

    public static ReadOnlyMemory<byte> GetOpen(uint request, string path) => Write(FrameType.GetOpen, payload =>
    {
        payload.Number(request);
        payload.Text(path);
    });

    public static ReadOnlyMemory<byte> GetRead(uint request, int count) => Write(FrameType.GetRead, payload =>
    {
        payload.Number(request);
        payload.Number((uint)count);
    });

    public static ReadOnlyMemory<byte> GetClose(uint request) => Write(FrameType.GetClose, payload => payload.Number(request));

    public static ReadOnlyMemory<byte> List(uint request, int entriesMax, string path) => Write(FrameType.List, payload =>
    {
        payload.Number(request);
        payload.Number((uint)entriesMax);
        payload.Text(path);
    });

    public static ReadOnlyMemory<byte> Delete(uint request, string path) => Write(FrameType.Delete, payload =>
    {
        payload.Number(request);
        payload.Number(WholeFolder);
        payload.Text(path);
    });

    private static ReadOnlyMemory<byte> Write(FrameType type, Action<ArrayBufferWriter<byte>> write)
    {
        var payload = new ArrayBufferWriter<byte>(64);
        write(payload);
        var output = new ArrayBufferWriter<byte>(FrameHeader.Length + payload.WrittenCount);
        output.Frame(type, payload.WrittenSpan);
        return output.WrittenMemory;
    }
}
