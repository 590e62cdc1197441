using System.Buffers.Binary;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Observations;
using InterpreterGuard.Monitoring.Syscalls.Kernel;

namespace InterpreterGuard.Monitoring.Syscalls.Calls;

/// <summary>Asking to be root, or for capabilities. The kernel would refuse it to a work user as well.</summary>
internal sealed class IdentityCalls : ICallHandler
{
    private const uint FirstVersion = 0x1998_0330;

    public Answer Handle(NotifiedCall call)
    {
        var capabilities = call.Watched.Name == "capset";

        // ip and ping lay down at their start what they do not have.
        if (capabilities && LaysAllDown(call))
            return Answer.Continue;
        var fact = new ProcessIdentity { Syscall = call.Watched.Name, Asked = capabilities ? -1 : 0 };
        return call.Observe(fact, Decision.Denied);
    }

    // What is read may change before the kernel reads it; there is nothing to be won: who has no capabilities is given none.
    private static bool LaysAllDown(NotifiedCall call)
    {
        Span<byte> version = stackalloc byte[sizeof(uint)];
        Span<byte> sets = stackalloc byte[6 * sizeof(uint)];
        if (!call.TryRead(call.Argument(0), version))
            return false;
        var used = BinaryPrimitives.ReadUInt32LittleEndian(version) == FirstVersion ? sets[..(3 * sizeof(uint))] : sets;
        return call.TryRead(call.Argument(1), used) && !used.ContainsAnyExcept((byte)0);
    }
}
