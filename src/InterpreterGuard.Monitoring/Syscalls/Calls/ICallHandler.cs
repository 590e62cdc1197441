using InterpreterGuard.Monitoring.Syscalls.Kernel;

namespace InterpreterGuard.Monitoring.Syscalls.Calls;

/// <summary>Looks at the calls of one group: reads what they ask, says it as a fact, answers.</summary>
internal interface ICallHandler
{
    Answer Handle(NotifiedCall call);
}
