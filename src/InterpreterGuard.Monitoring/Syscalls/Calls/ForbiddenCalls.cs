using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Observations;
using InterpreterGuard.Monitoring.Syscalls.Kernel;

namespace InterpreterGuard.Monitoring.Syscalls.Calls;

/// <summary>Denies, and records with arguments. No pointer is needed for the answer, so nothing can race with it.</summary>
internal sealed class ForbiddenCalls : ICallHandler
{
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
            Detail = ForbiddenDetail.Of(call, arguments),
        };
        return call.Observe(fact, Decision.Denied);
    }
}
