using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Monitoring;
using InterpreterGuard.Core.Observations;
using InterpreterGuard.Core.Profiles;
using InterpreterGuard.Core.Sandboxes;
using InterpreterGuard.Core.Submissions;
using InterpreterGuard.TestKit.Fakes;

namespace InterpreterGuard.Core.Tests.Sessions;

/// <summary>Sandboxes of sessions whose cells are lambdas, and whose sensors go on between them.</summary>
internal sealed class SessionSandboxes : ISandboxes
{
    public List<Live> Made { get; } = [];

    public Exception? Unavailable { get; set; }

    public SandboxesHealth Health => new(EngineAnswers: true, Problem: null, new Dictionary<string, int>(StringComparer.Ordinal), 0, 1, 0);

    public Task<ISandbox> ClaimAsync(Language language, Profile profile, CancellationToken cancellationToken) => throw new InvalidOperationException("Only sessions here.");

    public Task<ISessionSandbox> ClaimForSessionAsync(Language language, Profile profile, ISessionSandbox? beside, CancellationToken cancellationToken)
    {
        if (Unavailable is not null)
            throw Unavailable;
        var live = new Live(language, beside?.Files ?? new FakeFiles());
        Made.Add(live);
        return Task.FromResult<ISessionSandbox>(live);
    }

    internal sealed class Live(Language language, ISandboxFiles files) : ISessionSandbox
    {
        public Language Language => language;

        /// <summary>What its next cells do.</summary>
        public Func<Submission, IObservationSink, CancellationToken, Task<ExecutionStatus>> Cell { get; set; } = (_, _, _) => Task.FromResult(ExecutionStatus.Completed);

        /// <summary>Where its sensors tell what they see now.</summary>
        public IObservationSink? Sink { get; private set; }

        public bool Disposed { get; private set; }

        public SandboxId Id { get; } = SandboxId.New(TimeProvider.System);

        public bool WasWarm => true;

        public AppliedLimits Applied => TestKit.Given.GivenExecutions.Limits;

        public IReadOnlyList<SensorHealth> Sensors => [];

        public ISandboxFiles Files => files;

        public bool Lives { get; set; } = true;

        public TimeSpan CpuTime { get; set; }

        public Task<SandboxOutcome> RunAsync(Submission submission, TimeSpan wallClockMax, IObservationSink sink, IExecutionListener listener, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("Only cells here.");

        public async Task<SandboxOutcome> RunCellAsync(Submission submission, TimeSpan wallClockMax, IObservationSink sink, IExecutionListener listener, CancellationToken cancellationToken)
        {
            Sink = sink;
            return new() { Status = await Cell(submission, sink, cancellationToken) };
        }

        public void Kill() => Lives = false;

        public ValueTask DisposeAsync()
        {
            Disposed = true;
            Lives = false;
            return ValueTask.CompletedTask;
        }
    }
}
