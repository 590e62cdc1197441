using System.Buffers.Binary;
using InterpreterGuard.Monitoring.Syscalls.Filter;

namespace InterpreterGuard.Monitoring.Tests.Syscalls;

/// <summary>Runs a filter as the kernel does, over the bytes the kernel takes; a program the kernel's checker would refuse fails here too.</summary>
internal sealed class BpfMachine(ReadOnlyMemory<byte> program)
{
    private const int DataSize = 64;

    public uint Run(uint architecture, int number, params ReadOnlySpan<ulong> arguments)
    {
        Span<byte> data = stackalloc byte[DataSize];
        data.Clear();
        BinaryPrimitives.WriteInt32LittleEndian(data, number);
        BinaryPrimitives.WriteUInt32LittleEndian(data[4..], architecture);
        for (var i = 0; i < arguments.Length; i++)
            BinaryPrimitives.WriteUInt64LittleEndian(data[(16 + 8 * i)..], arguments[i]);

        var accumulator = 0u;
        for (var at = 0; at * BpfInstruction.Size < program.Length; at++)
        {
            var instruction = BpfInstruction.Read(program.Span[(at * BpfInstruction.Size)..]);
            switch (instruction.Code)
            {
                case Bpf.LoadWord:
                    Assert.True(instruction.Value % 4 == 0 && instruction.Value < DataSize);
                    accumulator = BinaryPrimitives.ReadUInt32LittleEndian(data[(int)instruction.Value..]);
                    break;
                case Bpf.And:
                    accumulator &= instruction.Value;
                    break;
                case Bpf.JumpEqual:
                    at += accumulator == instruction.Value ? instruction.JumpTrue : instruction.JumpFalse;
                    break;
                case Bpf.JumpAtLeast:
                    at += accumulator >= instruction.Value ? instruction.JumpTrue : instruction.JumpFalse;
                    break;
                case Bpf.JumpGreater:
                    at += accumulator > instruction.Value ? instruction.JumpTrue : instruction.JumpFalse;
                    break;
                case Bpf.JumpAnyBit:
                    at += (accumulator & instruction.Value) != 0 ? instruction.JumpTrue : instruction.JumpFalse;
                    break;
                case Bpf.Return:
                    return instruction.Value;
                default:
                    Assert.Fail($"Instruction {at} has the unknown code {instruction.Code:x}");
                    break;
            }
        }

        throw new InvalidOperationException("The program ran off its end");
    }
}
