namespace InterpreterGuard.Core.Monitoring;

/// <summary>Finds the control groups that hold a sandbox.</summary>
public interface ICgroups
{
    /// <summary>The groups a process is in. Versions 1 and 2 look the same from here.</summary>
    /// <param name="pid">The sandbox's init, in the host's process numbers.</param>
    /// <exception cref="IOException">The process is gone, or its groups cannot be seen from here.</exception>
    ICgroup Open(int pid);
}
