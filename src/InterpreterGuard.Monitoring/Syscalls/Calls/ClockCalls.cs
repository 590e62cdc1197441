using System.Buffers.Binary;
using InterpreterGuard.Monitoring.Syscalls.Kernel;

namespace InterpreterGuard.Monitoring.Syscalls.Calls;

/// <summary><c>adjtimex</c> with no modes only reads the clock's state. A race is harmless here: the sandbox lacks the capability to set it.</summary>
internal sealed class ClockCalls(ForbiddenCalls forbidden) : ICallHandler
{
    public Answer Handle(NotifiedCall call)
    {
        Span<byte> modes = stackalloc byte[4];
        var pointer = call.Argument(call.Watched.Name == "clock_adjtime" ? 1 : 0);
        if (call.TryRead(pointer, modes) && BinaryPrimitives.ReadUInt32LittleEndian(modes) == 0)
            return Answer.Continue;
        return forbidden.Handle(call);
    }
}
