using System.Text;
using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Monitoring;
using InterpreterGuard.Core.Observations;
using InterpreterGuard.Core.Sandboxes;
using InterpreterGuard.Core.Submissions;
using InterpreterGuard.TestKit.Given;

namespace InterpreterGuard.TestKit.Fakes;

/// <summary>A sandbox that runs a lambda.</summary>
internal sealed class FakeSandbox(SandboxId id, FakeSandboxes.Run run, FakeSandboxes.Speak? speak, Action givenBack) : ISandbox
{
    public SandboxId Id { get; } = id;

    public bool WasWarm => true;

    public AppliedLimits Applied => GivenExecutions.Limits;

    public IReadOnlyList<SensorHealth> Sensors { get; } = [new("syscalls", true, 1, 0, 10)];

    public static Task<SandboxOutcome> Echo(Submission submission, IObservationSink sink, CancellationToken callerGone) => Task.FromResult(
        new SandboxOutcome { Status = ExecutionStatus.Completed, ExitCode = 0, Output = new CapturedOutput(submission.Code, "", false) });

    public async Task<SandboxOutcome> RunAsync(
        Submission submission, TimeSpan wallClockMax, IObservationSink sink, IExecutionListener listener, CancellationToken cancellationToken)
    {
        if (speak is not null)
            return await speak(submission, listener, cancellationToken);
        var outcome = await run(submission, sink, cancellationToken);
        if (outcome.Output.Stdout.Length > 0)
            listener.Output(OutputStream.Stdout, Encoding.UTF8.GetBytes(outcome.Output.Stdout));
        return outcome;
    }

    public void Kill()
    {
        // There is no process to end; the recorder remembers that a rule asked for it.
    }

    public ValueTask DisposeAsync()
    {
        givenBack();
        return ValueTask.CompletedTask;
    }
}
