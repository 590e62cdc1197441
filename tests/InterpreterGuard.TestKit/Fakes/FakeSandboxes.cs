using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Observations;
using InterpreterGuard.Core.Profiles;
using InterpreterGuard.Core.Sandboxes;
using InterpreterGuard.Core.Submissions;

namespace InterpreterGuard.TestKit.Fakes;

/// <summary>Sandboxes that run a lambda instead of a container.</summary>
public sealed class FakeSandboxes : ISandboxes
{
    private int _running;

    public delegate Task<SandboxOutcome> Run(Submission submission, IObservationSink sink, CancellationToken callerGone);

    /// <summary>What a sandbox does with a submission. At first: writes its code to stdout and ends with 0.</summary>
    public Run WhenRun { get; set; } = FakeSandbox.Echo;

    public delegate Task<SandboxOutcome> Speak(Submission submission, IExecutionListener listener, CancellationToken callerGone);

    /// <summary>What a sandbox does instead of <see cref="WhenRun"/>, when somebody is to hear it while it runs.</summary>
    public Speak? WhenHeard { get; set; }

    /// <summary>What was asked for, in order.</summary>
    public List<Profile> Claimed { get; } = [];

    /// <summary>Thrown instead of a sandbox.</summary>
    public Exception? Unavailable { get; set; }

    public bool EngineAnswers { get; set; } = true;

    /// <summary>Sandboxes claimed and not given back.</summary>
    public int Running => _running;

    public SandboxesHealth Health => new(
        EngineAnswers, EngineAnswers ? null : "The engine does not answer.", new Dictionary<string, int>(StringComparer.Ordinal) { ["python"] = 2 }, _running, 4, 0);

    /// <summary>Its code on stdout, ended with 0.</summary>
    public static Task<SandboxOutcome> Echoed(Submission submission) => FakeSandbox.Echo(submission, null!, CancellationToken.None);

    public Task<ISandbox> ClaimAsync(Language language, Profile profile, CancellationToken cancellationToken)
    {
        if (Unavailable is not null)
            throw Unavailable;
        lock (Claimed)
            Claimed.Add(profile);
        Interlocked.Increment(ref _running);
        return Task.FromResult<ISandbox>(new FakeSandbox(SandboxId.New(TimeProvider.System), WhenRun, WhenHeard, () => Interlocked.Decrement(ref _running)));
    }
}
