using InterpreterGuard.Core.Observations;

namespace InterpreterGuard.Core.Monitoring;

/// <summary>The syscall sensor on one sandbox. Disposing closes the listener: calls still waiting fail, the sandbox cannot go on unwatched.</summary>
public interface ISandboxWatch : IDisposable
{
    /// <summary>From now on everything goes to <paramref name="sink"/>.</summary>
    void Begin(IObservationSink sink);

    /// <summary>Completes when the listener has ended because every watched process is gone.</summary>
    Task Ended { get; }

    /// <summary>What the sensor did so far.</summary>
    SensorHealth Health { get; }
}
