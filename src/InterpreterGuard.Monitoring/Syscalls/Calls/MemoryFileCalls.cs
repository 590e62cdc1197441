using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Observations;
using InterpreterGuard.Monitoring.Syscalls.Kernel;

namespace InterpreterGuard.Monitoring.Syscalls.Calls;

/// <summary><c>memfd_create</c>.</summary>
internal sealed class MemoryFileCalls : ICallHandler
{
    // MFD_NAME_MAX_LEN with its NUL.
    private const int NameMax = 250;

    public Answer Handle(NotifiedCall call) => call.TryReadText(call.Argument(0), NameMax, out string name)
        ? call.Observe(new ProcessMemoryFile { Name = name }, Decision.Allowed)
        : NotifiedCall.Unreadable;
}
