using InterpreterGuard.Monitoring.Syscalls.Kernel;

namespace InterpreterGuard.Monitoring.Syscalls.Calls;

/// <summary>A program goes to another folder. Nothing to tell: what it opens from there is told by its whole path.</summary>
internal sealed class FolderCalls : ICallHandler
{
    public Answer Handle(NotifiedCall call)
    {
        call.HasMoved = true;
        return Answer.Continue;
    }
}
