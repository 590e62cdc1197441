using System.Buffers.Binary;
using System.Net;

namespace InterpreterGuard.Monitoring.Network.Names;

/// <summary>Writes answers to questions: one address, none, or an error.</summary>
internal static class NameReply
{
    public const int NoError = 0;
    public const int ServerFailure = 2;
    public const int NoSuchName = 3;
    public const int Refused = 5;

    // An answer of ours, recursion available; asked for or not is copied.
    private const ushort AnswerFlags = 0x8080;
    private const ushort RecursionDesired = 0x0100;
    private const ushort NameOfQuestion = 0xC000 | NameQuestion.HeaderBytes;
    private const ushort Internet = 1;

    // Addresses stand for their names as long as the sandbox lives.
    private const uint SecondsToLive = 300;

    public static byte[] Write(ReadOnlySpan<byte> message, NameQuestion question, int code, IPAddress? address)
    {
        var data = address?.GetAddressBytes() ?? [];
        var reply = new byte[question.End + (data.Length > 0 ? 12 + data.Length : 0)];
        message[..question.End].CopyTo(reply);
        Number(2, (ushort)(AnswerFlags | (question.Flags & RecursionDesired) | code));
        Number(6, (ushort)(data.Length > 0 ? 1 : 0));
        Number(8, 0);
        Number(10, 0);
        if (data.Length == 0)
            return reply;
        var at = question.End;
        Number(at, NameOfQuestion);
        Number(at + 2, question.Type);
        Number(at + 4, Internet);
        BinaryPrimitives.WriteUInt32BigEndian(reply.AsSpan(at + 6), SecondsToLive);
        Number(at + 10, (ushort)data.Length);
        data.CopyTo(reply, at + 12);
        return reply;

        void Number(int place, ushort value) => BinaryPrimitives.WriteUInt16BigEndian(reply.AsSpan(place), value);
    }
}
