using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Observations;
using InterpreterGuard.Monitoring.Syscalls.Kernel;

namespace InterpreterGuard.Monitoring.Syscalls.Calls;

/// <summary>Denies calls of another ABI: 32-bit ones (<c>int 0x80</c>) and x32. No program of the images makes them; they are how filters by number are got around.</summary>
internal sealed class ForeignCalls : ICallHandler
{
    private const uint X86 = 0x4000_0003;
    private const int X32Bit = 0x4000_0000;

    public Answer Handle(NotifiedCall call)
    {
        var arguments = new ulong[6];
        for (var i = 0; i < arguments.Length; i++)
            arguments[i] = call.Argument(i);
        var fact = new SyscallForbidden
        {
            Name = call.Watched.Name,
            Family = call.Watched.Family,
            Arguments = arguments,
            Detail = call.Architecture == X86 ? $"32-bit call {call.Number}" : $"x32 call {call.Number & ~X32Bit}",
        };
        return call.Observe(fact, Decision.Denied);
    }
}
