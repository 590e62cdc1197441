using System.Buffers.Binary;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Observations;
using InterpreterGuard.Monitoring.Syscalls.Filter;
using InterpreterGuard.Monitoring.Syscalls.Kernel;

namespace InterpreterGuard.Monitoring.Syscalls.Calls;

/// <summary>
/// <c>clone3</c>: never done, so nothing can race with what was read. Every thread and every child of libc asks for it first and takes <c>clone</c> then; told is who asks for namespaces.
/// </summary>
internal sealed class CloneCalls : ICallHandler
{
    private const ulong NewTime = 0x80;

    public Answer Handle(NotifiedCall call)
    {
        // The structure begins with its flags. Unlike clone's they hold no signal: each bit is one.
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        if (!call.TryRead(call.Argument(0), bytes) || BinaryPrimitives.ReadUInt64LittleEndian(bytes) is var flags && (flags & (ForbiddenList.NamespaceFlags | NewTime)) == 0)
            return new(call.Watched.Errno);
        var fact = new SyscallForbidden { Name = call.Watched.Name, Family = call.Watched.Family, Arguments = [flags], Detail = ForbiddenDetail.Namespaces(flags) };
        return call.Observe(fact, Decision.Denied);
    }
}
