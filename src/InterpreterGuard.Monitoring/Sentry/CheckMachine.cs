using System.Runtime.CompilerServices;
using InterpreterGuard.Monitoring.Syscalls.Filter;

namespace InterpreterGuard.Monitoring.Sentry;

/// <summary>Asks a call's check, written for the kernel, here: one list says for both walls what is looked at.</summary>
internal static class CheckMachine
{
    private const uint ArgumentsOffset = 16;

    /// <summary>Whether a call with these arguments is looked at.</summary>
    public static bool Notifies(WatchedCall call, ReadOnlySpan<ulong> arguments)
    {
        uint accumulator = 0;
        for (var at = 0; at < call.Check.Count; at++)
        {
            var instruction = call.Check[at];
            switch (instruction.Code)
            {
                case Bpf.LoadWord:
                    var offset = instruction.Value - ArgumentsOffset;
                    accumulator = (uint)(arguments[(int)(offset / 8)] >> (offset % 8 == 0 ? 0 : 32));
                    break;
                case Bpf.And:
                    accumulator &= instruction.Value;
                    break;
                case Bpf.Return:
                    return instruction.Value == Bpf.AnswerNotify;
                default:
                    at += Holds(instruction, accumulator) ? instruction.JumpTrue : instruction.JumpFalse;
                    break;
            }
        }

        return true;
    }

    private static bool Holds(BpfInstruction instruction, uint accumulator) => instruction.Code switch
    {
        Bpf.JumpEqual => accumulator == instruction.Value,
        Bpf.JumpAtLeast => accumulator >= instruction.Value,
        Bpf.JumpGreater => accumulator > instruction.Value,
        Bpf.JumpAnyBit => (accumulator & instruction.Value) != 0,
        _ => throw new SwitchExpressionException(instruction.Code),
    };
}
