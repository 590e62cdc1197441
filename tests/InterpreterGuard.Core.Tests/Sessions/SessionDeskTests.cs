using InterpreterGuard.Core.Admission;
using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Incidents;
using InterpreterGuard.Core.Observations;
using InterpreterGuard.Core.Pipeline;
using InterpreterGuard.Core.Sandboxes;
using InterpreterGuard.Core.Sessions;
using InterpreterGuard.Core.Submissions;
using InterpreterGuard.Core.Tests.Admission;
using InterpreterGuard.Core.Tests.Pipeline;
using InterpreterGuard.TestKit.Fakes;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace InterpreterGuard.Core.Tests.Sessions;

public sealed class SessionDeskTests : IAsyncLifetime
{
    private static readonly ProcessReference SomeProcess = new(7, 1, "python3");

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly SessionSandboxes _sandboxes = new();
    private readonly EvidenceInMemory _evidence = new();
    private readonly PolicyOfLambdas _policy = new();
    private readonly SessionSettings _settings = new() { WaitingMax = 1, ContextsMax = 2 };
    private readonly ScreenerOfFacts _screener = new();
    private readonly AdmissionDesk _admission;
    private readonly SessionDesk _desk;

    public SessionDeskTests()
    {
        var keeper = FakeFileStore.Keeper();
        var pipeline = new SubmissionPipeline(_policy, _screener, _sandboxes, _evidence, keeper, new(), _time, NullLogger<SubmissionPipeline>.Instance);
        _admission = GivenDesk.With(GivenDesk.Wide with { KeySessions = 2, QueueWait = TimeSpan.FromSeconds(1) }, _time);
        _desk = new SessionDesk(pipeline, _sandboxes, _admission, keeper, _screener, _settings, _time, NullLogger<SessionDesk>.Instance);
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task Executions_of_one_language_share_an_interpreter_and_another_language_gets_its_own_beside_the_same_files()
    {
        var session = await OpenAsync();

        await RunAsync(session.Id);
        await RunAsync(session.Id);
        await RunAsync(session.Id, Language.Shell);

        Assert.Equal(["python", "shell"], _sandboxes.Made.Select(made => made.Language.Name));
        Assert.Same(_sandboxes.Made[0].Files, _sandboxes.Made[1].Files);
        Assert.Equal([2, 1], _desk.Find(session.Id)!.Contexts.Select(context => context.Executions));
        Assert.All(_evidence.Completed, kept => Assert.Equal(session.Id, kept.Ended.Submission.SessionId));
    }

    [Fact]
    public async Task Cells_of_one_language_are_read_with_what_those_before_them_left()
    {
        var (one, other) = (await OpenAsync("a"), await OpenAsync("b"));
        await RunAsync(one.Id);
        await RunAsync(one.Id);
        await RunAsync(one.Id, Language.Shell);
        await RunAsync(other.Id);

        var memories = _screener.Inputs.Select(input => input.Memory).ToList();
        Assert.DoesNotContain(null, memories);
        Assert.Same(memories[0], memories[1]);
        Assert.Equal(3, memories.Distinct().Count());
        Assert.All(_screener.Inputs, input => Assert.Equal("a", input.Owner));
    }

    [Fact]
    public async Task A_key_has_only_so_many_and_what_ended_makes_room()
    {
        var first = await OpenAsync("a");
        await OpenAsync("a");
        Assert.Equal(AdmissionBound.KeySessions, (await Assert.ThrowsAsync<AdmissionRefusedException>(() => OpenAsync("a"))).Bound);

        await _desk.CloseAsync(first.Id, "Enough.");

        await OpenAsync("a");
        Assert.Equal(2, _admission.Health.TakenBySessions);
    }

    [Fact]
    public async Task A_session_that_could_not_be_opened_takes_no_place()
    {
        _sandboxes.Unavailable = new SandboxUnavailableException("full") { Full = true };
        await Assert.ThrowsAsync<SandboxUnavailableException>(() => OpenAsync());

        Assert.Equal(0, _desk.Count);
        Assert.Equal(0, _admission.Health.Taken);
    }

    [Fact]
    public async Task Idleness_ends_a_session_and_use_does_not()
    {
        var idle = await OpenAsync("a");
        var used = await OpenAsync("b");
        _time.Advance(TimeSpan.FromMinutes(9));
        _desk.KeepAlive(used.Id);
        _time.Advance(TimeSpan.FromMinutes(2));

        await _desk.TendAsync();

        Assert.Equal("It was not used for 00:10:00.", _desk.Find(idle.Id)!.EndedReason);
        Assert.Null(_desk.Find(used.Id)!.EndedReason);
        Assert.True(_sandboxes.Made[0].Disposed);
        Assert.Contains("not used for 00:10:00", (await Assert.ThrowsAsync<SessionException>(() => RunAsync(idle.Id))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_life_ends_however_much_it_is_used()
    {
        var session = await OpenAsync();
        for (var i = 0; i < 13; i++)
        {
            _time.Advance(TimeSpan.FromMinutes(5));
            await _desk.TendAsync();
            if (_desk.Find(session.Id)!.EndedReason is null)
                _desk.KeepAlive(session.Id);
        }

        Assert.Equal("Its life of 01:00:00 was over.", _desk.Find(session.Id)!.EndedReason);
    }

    [Fact]
    public async Task An_interpreter_that_an_execution_ended_is_replaced_by_the_next_one_without_a_word()
    {
        var session = await OpenAsync();
        _sandboxes.Made[0].Cell = (_, _, _) => Dies(_sandboxes.Made[0], ExecutionStatus.MemoryExceeded);

        var died = await RunAsync(session.Id);
        var next = await RunAsync(session.Id);

        Assert.Equal(ExecutionStatus.MemoryExceeded, died.Status);
        Assert.Equal(ExecutionStatus.Completed, next.Status);
        Assert.Equal(2, _sandboxes.Made.Count);
        Assert.True(_sandboxes.Made[0].Disposed);
    }

    [Fact]
    public async Task An_interpreter_that_died_between_executions_is_told_once()
    {
        var session = await OpenAsync();
        await RunAsync(session.Id);
        _sandboxes.Made[0].Lives = false;
        await _desk.TendAsync();

        var told = await Assert.ThrowsAsync<SessionException>(() => RunAsync(session.Id));
        var next = await RunAsync(session.Id);

        Assert.Equal(SessionProblem.StateLost, told.Problem);
        Assert.Equal(ExecutionStatus.SandboxFailed, _evidence.Completed[1].Ended.Status);
        Assert.Equal(ExecutionStatus.Completed, next.Status);
    }

    [Fact]
    public async Task What_an_execution_left_running_is_seen_and_kept_as_its_own()
    {
        _policy.With("IG2001", RuleAction.Alert, fact => fact is SyscallForbidden);
        var session = await OpenAsync();
        var first = await RunAsync(session.Id);

        _sandboxes.Made[0].Sink!.Observe(SomeProcess, Forbidden(), Decision.Denied);
        await _desk.TendAsync();
        await RunAsync(session.Id);

        var (grown, more, incident) = Assert.Single(_evidence.Appended);
        Assert.Equal(first.Id, grown.Id);
        Assert.Single(more);
        Assert.Equal(first.Id, incident!.ExecutionId);
        Assert.Null(_evidence.Completed[1].Incident);
    }

    [Fact]
    public async Task A_rule_that_kills_what_was_left_running_ends_the_interpreter_and_says_so()
    {
        _policy.With("IG2001", RuleAction.Kill, fact => fact is SyscallForbidden);
        var session = await OpenAsync();
        await RunAsync(session.Id);

        Assert.Equal(Decision.Killed, _sandboxes.Made[0].Sink!.Observe(SomeProcess, Forbidden(), Decision.Denied));
        await _desk.TendAsync();

        Assert.False(_sandboxes.Made[0].Lives);
        Assert.Equal(IncidentDecision.Killed, Assert.Single(_evidence.Appended).Incident!.Decision);
        Assert.Contains("a rule ended", (await Assert.ThrowsAsync<SessionException>(() => RunAsync(session.Id))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_left_running_may_not_use_more_processor_time_than_an_execution()
    {
        var session = await OpenAsync();
        await RunAsync(session.Id);
        _sandboxes.Made[0].CpuTime = TimeSpan.FromSeconds(31);

        await _desk.TendAsync();

        Assert.False(_sandboxes.Made[0].Lives);
        Assert.Contains("30 s of processor time", (await Assert.ThrowsAsync<SessionException>(() => RunAsync(session.Id))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Executions_wait_for_their_turn_within_a_bound()
    {
        var session = await OpenAsync();
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _sandboxes.Made[0].Cell = async (_, _, _) =>
        {
            await gate.Task;
            return ExecutionStatus.Completed;
        };
        var running = RunAsync(session.Id);
        await UntilAsync(() => _desk.Find(session.Id)!.Contexts[0].State == ContextState.Running);
        var waiting = RunAsync(session.Id);

        var tooMany = await Assert.ThrowsAsync<SessionException>(async () =>
        {
            await UntilAsync(() => _evidence.Accepted.Count == 2);
            await Task.Delay(50, TestContext.Current.CancellationToken);
            await RunAsync(session.Id);
        });
        gate.SetResult();

        Assert.Equal(SessionProblem.TooManyWaiting, tooMany.Problem);
        Assert.Equal(ExecutionStatus.Completed, (await running).Status);
        Assert.Equal(ExecutionStatus.Completed, (await waiting).Status);
    }

    [Fact]
    public async Task A_restart_cancels_what_runs_and_starts_a_new_interpreter_over_the_same_files()
    {
        var session = await OpenAsync();
        _sandboxes.Made[0].Cell = async (_, _, gone) =>
        {
            await Task.Delay(Timeout.Infinite, gone).ContinueWith(_ => { }, TaskScheduler.Default);
            return ExecutionStatus.Cancelled;
        };
        var running = RunAsync(session.Id);
        await UntilAsync(() => _desk.Find(session.Id)!.Contexts[0].State == ContextState.Running);

        await _desk.RestartAsync(session.Id, Language.Python, CancellationToken.None);

        Assert.Equal(ExecutionStatus.Cancelled, (await running).Status);
        Assert.Equal(2, _sandboxes.Made.Count);
        Assert.Same(_sandboxes.Made[0].Files, _sandboxes.Made[1].Files);
        Assert.True(_sandboxes.Made[0].Disposed);
    }

    [Fact]
    public async Task Files_that_are_new_after_an_execution_are_named_and_uploads_are_not()
    {
        var session = await OpenAsync();
        var files = await _desk.FilesAsync(session.Id, CancellationToken.None);
        await files.WriteAsync("in.csv", new MemoryStream("a,b"u8.ToArray()), CancellationToken.None);
        _sandboxes.Made[0].Cell = async (_, _, _) =>
        {
            await files.WriteAsync("out.csv", new MemoryStream("c"u8.ToArray()), CancellationToken.None);
            return ExecutionStatus.Completed;
        };

        var first = await RunAsync(session.Id);
        _sandboxes.Made[0].Cell = (_, _, _) => Task.FromResult(ExecutionStatus.Completed);
        var second = await RunAsync(session.Id);

        var left = Assert.Single(first.Outcome!.Files);
        Assert.Equal(("out.csv", 1, "2e7d2c03a9507ae265ecf5b5356885a53393a2029d241394997265a1a25aefc6"), (left.Path, left.Size, left.Sha256));
        Assert.Empty(second.Outcome!.Files);
    }

    [Fact]
    public async Task Too_many_languages_are_refused_by_name()
    {
        var session = await OpenAsync();
        await RunAsync(session.Id, Language.Shell);

        var refused = await Assert.ThrowsAsync<SessionException>(() => RunAsync(session.Id, Language.JavaScript));

        Assert.Equal(SessionProblem.TooManyContexts, refused.Problem);
    }

    private static SyscallForbidden Forbidden() => new() { Name = "ptrace", Family = "trace" };

    private static Task<ExecutionStatus> Dies(SessionSandboxes.Live sandbox, ExecutionStatus status)
    {
        sandbox.Lives = false;
        return Task.FromResult(status);
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        for (var i = 0; i < 500 && !condition(); i++)
            await Task.Delay(10);
        Assert.True(condition());
    }

    private Task<SessionView> OpenAsync(string key = "a") => _desk.OpenAsync(new SessionRequest
    {
        ApiKeyId = key, Language = Language.Python, ProfileName = "default", Policy = _policy, IdleMax = TimeSpan.FromMinutes(10), LifetimeMax = TimeSpan.FromHours(1),
    }, CancellationToken.None);

    private Task<Execution> RunAsync(SessionId id, Language? language = null) => _desk.RunAsync(id, new Submission
    {
        Id = ExecutionId.New(_time), Language = language ?? Language.Python, Code = "1", ProfileName = "default", ApiKeyId = "a", ReceivedAt = _time.GetUtcNow(),
    }, _policy, listener: null, accepted: null, CancellationToken.None);
}
