using System.Buffers;

namespace InterpreterGuard.Sandboxing.Wire;

/// <summary>What init is told before it starts the runner.</summary>
internal sealed record ConfigureFrame
{
    public required int Uid { get; init; }

    public required int Gid { get; init; }

    /// <summary>Flags for the syscall filter beside NEW_LISTENER, which is always on.</summary>
    public uint FilterFlags { get; init; }

    /// <summary>Whether sockets of the sandbox's network are asked for.</summary>
    public bool Network { get; init; }

    public IReadOnlyList<Rlimit> Rlimits { get; init; } = [];

    /// <summary><c>struct sock_filter</c> instructions of 8 bytes each; empty turns monitoring off.</summary>
    public ReadOnlyMemory<byte> Filter { get; init; }

    public required IReadOnlyList<string> Arguments { get; init; }

    public IReadOnlyList<string> Environment { get; init; } = [];

    public required string WorkingDirectory { get; init; }

    public void Write(IBufferWriter<byte> output)
    {
        if (Filter.Length % 8 != 0)
            throw new ArgumentException($"A filter of {Filter.Length} bytes is not made of instructions of 8 bytes.", nameof(output));

        var payload = new ArrayBufferWriter<byte>(4096 + Filter.Length);
        payload.Number(FrameHeader.Version);
        payload.Number((uint)Uid);
        payload.Number((uint)Gid);
        payload.Number(FilterFlags);
        payload.Number(Network ? 1u : 0u);

        payload.Number((uint)Rlimits.Count);
        foreach (var limit in Rlimits)
        {
            payload.Number(limit.Resource);
            payload.LongNumber(limit.Soft);
            payload.LongNumber(limit.Hard);
        }

        payload.Number((uint)(Filter.Length / 8));
        payload.Write(Filter.Span);
        payload.Texts(Arguments);
        payload.Texts(Environment);
        payload.Text(WorkingDirectory);
        output.Frame(FrameType.Configure, payload.WrittenSpan);
    }
}
