using InterpreterGuard.Core.Profiles;
using InterpreterGuard.Monitoring.Syscalls.Kernel;

namespace InterpreterGuard.Monitoring.Syscalls.Filter;

/// <summary>
/// Builds the program the kernel runs on every call. Calls that are not watched are allowed by their number alone, which the kernel remembers in a bitmap: they cost nothing.
/// </summary>
internal static class SyscallFilter
{
    private const uint NegativeNumbersFrom = 0x8000_0000;

    /// <summary>The program for a way of watching files, on one architecture.</summary>
    public static IReadOnlyList<BpfInstruction> Build(SyscallTable table, FileWatch files)
    {
        // 1. The architecture comes first: numbers mean other calls in a foreign one. It is denied whatever it is; notified, so that the attempt is seen.
        var program = new List<BpfInstruction>
        {
            Bpf.LoadArchitecture,
            new(Bpf.JumpEqual, 1, 0, table.Architecture),
            Bpf.Notify,
            Bpf.LoadNumber,
        };

        // 2. x32 has x86-64's architecture and numbers of its own. Beyond them there is nothing at all, and ENOSYS is what the kernel says.
        if (table.ForeignNumbersFrom is { } foreign)
        {
            program.Add(new(Bpf.JumpAtLeast, 0, 1, NegativeNumbersFrom));
            program.Add(Bpf.Errno(Errno.NoSuchCall));
            program.Add(new(Bpf.JumpAtLeast, 0, 1, foreign));
            program.Add(Bpf.Notify);
        }

        // 3. What is watched; 4. the rest passes.
        foreach (var call in WatchedCalls.For(files))
        {
            if (table.TryGetNumber(call.Name, out var number))
                AddBlock(program, number, call.Check);
        }

        program.Add(Bpf.Allow);
        return program;
    }

    /// <summary>The program as the kernel takes it.</summary>
    public static byte[] Write(IReadOnlyList<BpfInstruction> program)
    {
        var bytes = new byte[program.Count * BpfInstruction.Size];
        for (var i = 0; i < program.Count; i++)
            program[i].Write(bytes.AsSpan(i * BpfInstruction.Size));
        return bytes;
    }

    private static void AddBlock(List<BpfInstruction> program, int number, IReadOnlyList<BpfInstruction> block)
    {
        program.Add(new(Bpf.JumpEqual, 0, checked((byte)block.Count), (uint)number));
        program.AddRange(block);
    }
}
