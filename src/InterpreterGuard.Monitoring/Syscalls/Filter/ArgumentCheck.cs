namespace InterpreterGuard.Monitoring.Syscalls.Filter;

/// <summary>
/// Blocks of instructions that decide by a call's arguments whether to notify. Each block ends every way with an answer.
/// They see registers only, so nothing another thread does can change what they saw.
/// </summary>
internal static class ArgumentCheck
{
    /// <summary>Notifies always.</summary>
    public static IReadOnlyList<BpfInstruction> Always { get; } = [Bpf.Notify];

    /// <summary>Notifies when the argument has any of the bits.</summary>
    public static IReadOnlyList<BpfInstruction> AnyBit(int argument, uint bits) =>
        [Bpf.LoadLow(argument), Bpf.Jump(Bpf.JumpAnyBit, bits, 1, 2, 3), Bpf.Notify, Bpf.Allow];

    /// <summary>Notifies when the argument is at most this.</summary>
    public static IReadOnlyList<BpfInstruction> AtMost(int argument, uint value) =>
        [Bpf.LoadLow(argument), Bpf.Jump(Bpf.JumpGreater, value, 1, 3, 2), Bpf.Notify, Bpf.Allow];

    /// <summary>Notifies when the pointer is not null. Both halves count.</summary>
    public static IReadOnlyList<BpfInstruction> NotNull(int argument) =>
    [
        Bpf.LoadLow(argument),
        Bpf.Jump(Bpf.JumpEqual, 0, 1, 2, 4),
        Bpf.LoadHigh(argument),
        Bpf.Jump(Bpf.JumpEqual, 0, 3, 5, 4),
        Bpf.Notify,
        Bpf.Allow,
    ];

    /// <summary>Notifies when the argument is one of the values.</summary>
    public static IReadOnlyList<BpfInstruction> OneOf(int argument, params ReadOnlySpan<uint> values) => Among(argument, values, Bpf.Notify, Bpf.Allow);

    /// <summary>Notifies unless the argument is one of the values.</summary>
    public static IReadOnlyList<BpfInstruction> NoneOf(int argument, params ReadOnlySpan<uint> values) => Among(argument, values, Bpf.Allow, Bpf.Notify);

    /// <summary>Notifies when one of the first arguments is 0: the user or group that is asked for is root's.</summary>
    public static IReadOnlyList<BpfInstruction> AnyZero(int arguments)
    {
        var block = new List<BpfInstruction>();
        var notify = 2 * arguments + 1;
        for (var i = 0; i < arguments; i++)
        {
            block.Add(Bpf.LoadLow(i));
            block.Add(Bpf.Jump(Bpf.JumpEqual, 0, block.Count, notify, block.Count + 1));
        }

        block.Add(Bpf.Allow);
        block.Add(Bpf.Notify);
        return block;
    }

    private static List<BpfInstruction> Among(int argument, ReadOnlySpan<uint> values, BpfInstruction found, BpfInstruction missing)
    {
        var block = new List<BpfInstruction> { Bpf.LoadLow(argument) };
        foreach (var value in values)
            block.Add(Bpf.Jump(Bpf.JumpEqual, value, block.Count, values.Length + 2, block.Count + 1));
        block.Add(missing);
        block.Add(found);
        return block;
    }
}
