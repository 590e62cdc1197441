using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Observations;
using InterpreterGuard.Monitoring.Syscalls.Kernel;

namespace InterpreterGuard.Monitoring.Syscalls.Calls;

/// <summary>Asking to be root, or for capabilities. The kernel would refuse it to a work user as well.</summary>
internal sealed class IdentityCalls : ICallHandler
{
    public Answer Handle(NotifiedCall call)
    {
        var capabilities = call.Watched.Name == "capset";
        var fact = new ProcessIdentity { Syscall = call.Watched.Name, Asked = capabilities ? -1 : 0 };
        return call.Observe(fact, Decision.Denied);
    }
}
