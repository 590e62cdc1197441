using InterpreterGuard.Core.Observations;
using InterpreterGuard.Core.Profiles;

namespace InterpreterGuard.Core.Monitoring;

/// <summary>The syscall sensor on one sandbox. Disposing closes the listener: calls still waiting fail, the sandbox cannot go on unwatched.</summary>
public interface ISandboxWatch : IDisposable
{
    /// <summary>From now on everything goes to <paramref name="sink"/>, connections meet what <paramref name="profile"/> says, and what leaves through them is looked at for secrets in <paramref name="environment"/> and in those of executions before it.</summary>
    void Begin(IObservationSink sink, Profile profile, IReadOnlyDictionary<string, string> environment);

    /// <summary>
    /// Completes when what programs did until now was looked at and told. Connections go on; what was said through them is waited for <paramref name="longest"/> at most.
    /// </summary>
    Task HearAsync(TimeSpan longest);

    /// <summary>
    /// Cuts the connections that are left. Completes when all that is to be told of them, and of what programs did, has been told. What a program that ended by itself had handed over still goes on
    /// for at most <paramref name="grace"/>, as it would from a socket that the kernel keeps after its program; zero cuts at once.
    /// </summary>
    Task EndAsync(TimeSpan grace);

    /// <summary>Completes when the listener has ended because every watched process is gone.</summary>
    Task Ended { get; }

    /// <summary>Completes when the sensor can see the sandbox no more. Whoever runs something in it ends it then.</summary>
    Task<SensorFailure> Failed { get; }

    /// <summary>What the sensor did so far.</summary>
    SensorHealth Health { get; }
}
