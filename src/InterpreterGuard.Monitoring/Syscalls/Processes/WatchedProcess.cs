namespace InterpreterGuard.Monitoring.Syscalls.Processes;

/// <summary>A thread of the sandbox, in our numbers and in its own.</summary>
/// <param name="HostPid">Its process in our numbers.</param>
/// <param name="HostParentPid">Its parent in our numbers.</param>
/// <param name="Pid">Its process in the sandbox's numbers.</param>
/// <param name="Tid">The thread in the sandbox's numbers.</param>
/// <param name="Name">The thread's name as the kernel has it, at most 15 characters.</param>
/// <param name="ReadAt">When this was read, by the clock's ticks.</param>
internal sealed record WatchedProcess(int HostPid, int HostParentPid, int Pid, int Tid, string Name, long ReadAt)
{
    /// <summary>Its working folder, once somebody asked for it.</summary>
    public byte[]? Folder { get; set; }
}
