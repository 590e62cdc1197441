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
    public Answer Handle(NotifiedCall call)
    {
        // The structure begins with its flags.
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        if (!call.TryRead(call.Argument(0), bytes) || BinaryPrimitives.ReadUInt64LittleEndian(bytes) is var flags && (flags & ForbiddenList.AllNamespaceFlags) == 0)
            return new(call.Watched.Errno);
        var fact = new SyscallForbidden { Name = call.Watched.Name, Family = call.Watched.Family, Arguments = [flags], Detail = ForbiddenDetail.Namespaces(flags) };
        return call.Observe(fact, Decision.Denied);
    }
}
