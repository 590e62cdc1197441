using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Observations;
using InterpreterGuard.Monitoring.Syscalls.Kernel;

namespace InterpreterGuard.Monitoring.Syscalls.Calls;

/// <summary>
/// A descriptor put onto 0, 1 or 2. Every pipe of a shell and every child of Node does that with pipes, files and Unix sockets, so only sockets that can leave the machine are told.
/// </summary>
internal sealed class RedirectCalls : ICallHandler
{
    public Answer Handle(NotifiedCall call)
    {
        Span<byte> link = stackalloc byte[64];
        var length = ProcFile.ReadLink(call.Tid, "fd"u8, call.Int(0), link);
        if (!link[..length].StartsWith("socket:"u8) || call.Processes.Find(call.Tid) is not { } process)
            return Answer.Continue;
        var family = GuestSockets.FamilyOf(process.HostPid, call.Int(0));
        if (family == GuestSockets.FamilyUnix)
            return Answer.Continue;
        var source = family is GuestSockets.FamilyInet or GuestSockets.FamilyInet6 ? "inet" : "other";
        return call.Observe(new ProcessRedirect { Target = call.Int(1), Source = source }, Decision.Allowed);
    }
}
