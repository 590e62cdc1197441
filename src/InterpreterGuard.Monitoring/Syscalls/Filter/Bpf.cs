namespace InterpreterGuard.Monitoring.Syscalls.Filter;

/// <summary>The instructions a seccomp filter is made of, and its answers. Numbers from <c>linux/bpf_common.h</c> and <c>linux/seccomp.h</c>.</summary>
internal static class Bpf
{
    public const ushort LoadWord = 0x20;
    public const ushort And = 0x54;
    public const ushort JumpEqual = 0x15;
    public const ushort JumpAtLeast = 0x35;
    public const ushort JumpGreater = 0x25;
    public const ushort JumpAnyBit = 0x45;
    public const ushort Return = 0x06;

    public const uint AnswerErrno = 0x0005_0000;
    public const uint AnswerNotify = 0x7FC0_0000;
    public const uint AnswerAllow = 0x7FFF_0000;

    private const uint NumberOffset = 0;
    private const uint ArchitectureOffset = 4;
    private const uint ArgumentsOffset = 16;

    public static BpfInstruction LoadNumber { get; } = new(LoadWord, 0, 0, NumberOffset);

    public static BpfInstruction LoadArchitecture { get; } = new(LoadWord, 0, 0, ArchitectureOffset);

    public static BpfInstruction Notify { get; } = new(Return, 0, 0, AnswerNotify);

    public static BpfInstruction Allow { get; } = new(Return, 0, 0, AnswerAllow);

    public static BpfInstruction Errno(int errno) => new(Return, 0, 0, AnswerErrno | (uint)errno);

    /// <summary>The lower 32 bits of an argument. For arguments the kernel takes as <c>int</c> these are all it looks at.</summary>
    public static BpfInstruction LoadLow(int argument) => new(LoadWord, 0, 0, ArgumentsOffset + (uint)(argument * 8));

    public static BpfInstruction LoadHigh(int argument) => new(LoadWord, 0, 0, ArgumentsOffset + (uint)(argument * 8) + 4);

    public static BpfInstruction Mask(uint mask) => new(And, 0, 0, mask);

    /// <summary>A comparison whose two ways are given as places within the block it stands in.</summary>
    public static BpfInstruction Jump(ushort comparison, uint value, int here, int whenTrue, int whenFalse) =>
        new(comparison, checked((byte)(whenTrue - here - 1)), checked((byte)(whenFalse - here - 1)), value);
}
