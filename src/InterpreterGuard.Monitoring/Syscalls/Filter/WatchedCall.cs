namespace InterpreterGuard.Monitoring.Syscalls.Filter;

/// <summary>A call that is looked at.</summary>
/// <param name="Name">Its name in the kernel.</param>
/// <param name="Group">Who looks at it.</param>
/// <param name="Check">The instructions that decide whether it notifies.</param>
/// <param name="Family">For forbidden calls: what it belongs to, as facts say it.</param>
/// <param name="Errno">What it is answered with when it is denied.</param>
internal sealed record WatchedCall(string Name, CallGroup Group, IReadOnlyList<BpfInstruction> Check, string Family, int Errno);
