using InterpreterGuard.Core.Observations;
using InterpreterGuard.Core.Secrets;

namespace InterpreterGuard.Monitoring.Network;

/// <summary>
/// The execution that runs in a sandbox now. An interpreter that lives on runs one after the other, and connections go on from one to the next: what is said through them belongs to the one that runs
/// when it is said, and what any of them was given is looked for. Safe from any thread.
/// </summary>
internal sealed class RunningExecution
{
    private readonly Dictionary<string, string> _given = new(StringComparer.Ordinal);
    private volatile IObservationSink _sink;
    private volatile SecretVariables _secrets = SecretVariables.None;

    /// <param name="sink">Who is told.</param>
    /// <param name="environment">What it was given.</param>
    public RunningExecution(IObservationSink sink, IReadOnlyDictionary<string, string> environment)
    {
        _sink = sink;
        Give(environment);
    }

    public IObservationSink Sink => _sink;

    /// <summary>What the caller gave it, and may not have meant to be carried out of it. Another object when there is more.</summary>
    public SecretVariables Secrets => _secrets;

    /// <summary>Which of those went where.</summary>
    public SecretTally SecretsSent { get; } = new();

    /// <summary>Another one runs from now on.</summary>
    public void Next(IObservationSink sink, IReadOnlyDictionary<string, string> environment)
    {
        Give(environment);
        _sink = sink;
    }

    private void Give(IReadOnlyDictionary<string, string> environment)
    {
        if (environment.Count == 0)
            return;
        foreach (var (name, value) in environment)
            _given[name] = value;
        _secrets = SecretVariables.Of(_given);
    }
}
