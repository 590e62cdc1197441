using System.Net;
using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Evidence;
using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Observations;
using InterpreterGuard.Core.Policies;
using InterpreterGuard.Core.Sandboxes;
using Microsoft.Extensions.DependencyInjection;

namespace InterpreterGuard.Host.Tests;

public sealed class ExecutionTests : IDisposable
{
    private static readonly string[] Arguments = ["a"];
    private readonly RunningHost _host = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Honest_code_gets_its_result_with_a_receipt()
    {
        _host.CreateClient();
        var (response, body) = await RunningHost.PostAsync(_host.As("agent"), "/v1/executions", new { language = "py", code = "print(1)" });

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal($"/v1/executions/{body.GetProperty("id")}", response.Headers.Location?.ToString());
        Assert.Equal("completed", body.GetProperty("status").GetString());
        Assert.Equal("print(1)", body.GetProperty("stdout").GetString());
        Assert.Equal("allow", body.GetProperty("security").GetProperty("verdict").GetString());
        Assert.Equal("f00d", body.GetProperty("security").GetProperty("policy").GetProperty("hash").GetString());
        Assert.Equal("none", body.GetProperty("security").GetProperty("policy").GetProperty("applied").GetProperty("network").GetString());
        Assert.False(body.TryGetProperty("submission", out _));
    }

    [Fact]
    public async Task What_was_sent_along_arrives_in_the_sandbox()
    {
        _host.CreateClient();
        var arrived = new TaskCompletionSource<Core.Submissions.Submission>();
        _host.Sandboxes.WhenRun = (submission, _, _) =>
        {
            arrived.SetResult(submission);
            return Task.FromResult(new SandboxOutcome { Status = ExecutionStatus.Completed });
        };
        await RunningHost.PostAsync(_host.As("agent"), "/v1/executions", new
        {
            language = "bash", code = "x", stdin = "in", args = Arguments, env = new { MixedCase = "v" }, profile = "long", timeout_seconds = 0.5,
            files = new object[] { new { path = "a/b.txt", content = "ü" }, new { path = "c", content_base64 = "AP8=" } },
            context = new { agent = "A", model = "M", tool_call_id = "T", conversation = "C", user = "U" },
        });

        var submission = await arrived.Task;
        Assert.Equal(("shell", "in", "long", TimeSpan.FromSeconds(0.5)), (submission.Language.Name, submission.Stdin, submission.ProfileName, submission.WallClockAsked!.Value));
        Assert.Equal(Arguments, submission.Arguments);
        Assert.Equal("v", submission.Environment["MixedCase"]);
        Assert.Equal([0xC3, 0xBC], submission.Files[0].Content.ToArray());
        Assert.Equal([0, 255], submission.Files[1].Content.ToArray());
        Assert.Equal(new Core.Submissions.SubmissionContext("A", "M", "T", "C", "U"), submission.Context);
    }

    [Theory]
    [InlineData(Disclosure.Status, false, false)]
    [InlineData(Disclosure.Rules, true, false)]
    [InlineData(Disclosure.Full, true, true)]
    public async Task An_agent_learns_what_the_policy_discloses(Disclosure disclosure, bool rules, bool spans)
    {
        _host.CreateClient();
        _host.Policy.Disclosure = disclosure;
        _host.Policy.With("IG1001", "Forbidden import", RuleAction.Deny, Severity.High, fact => fact is CodeImport { Module: "evil" });
        var (_, body) = await RunningHost.PostAsync(_host.As("agent"), "/v1/executions", new { language = "python", code = "import evil" });

        var security = body.GetProperty("security");
        Assert.Equal("refused", body.GetProperty("status").GetString());
        Assert.Equal(rules, security.TryGetProperty("findings", out var findings));
        Assert.Equal(rules, security.TryGetProperty("incident_id", out _));
        if (rules)
            Assert.Equal(("IG1001", spans), (findings[0].GetProperty("rule").GetString(), findings[0].TryGetProperty("span", out _)));
    }

    [Fact]
    public async Task Abusive_code_becomes_an_incident_that_a_reviewer_reads_with_its_evidence()
    {
        _host.CreateClient();
        _host.Policy.With("IG4004", "Metadata", RuleAction.Kill, Severity.Critical, fact => fact is NetworkConnect);
        _host.Sandboxes.WhenRun = (_, sink, _) =>
        {
            for (var i = 0; i < 60; i++)
                sink.Observe(new ProcessReference(7, 1, "python3"), new FileOpen { Path = $"/f{i}" }, Decision.Allowed);
            sink.Observe(new ProcessReference(7, 1, "python3"), new NetworkConnect { Family = "inet", Address = "169.254.169.254", Port = 80 }, Decision.Denied);
            sink.Process(new ProcessNode(7, 1, "python3 main.py"));
            return Task.FromResult(new SandboxOutcome { Status = ExecutionStatus.Failed, Signal = 9 });
        };
        var (_, execution) = await RunningHost.PostAsync(_host.As("agent"), "/v1/executions", new { language = "python", code = "x", context = new { agent = "A" } });
        var reviewer = _host.As("reviewer");

        var list = await RunningHost.ReadAsync(await reviewer.GetAsync("/v1/incidents?severity=high&rule=IG4004", Stop));
        var incident = await RunningHost.ReadAsync(await reviewer.GetAsync($"/v1/incidents/{list.GetProperty("incidents")[0].GetProperty("id")}", Stop));
        var page = await RunningHost.ReadAsync(await reviewer.GetAsync($"/v1/executions/{execution.GetProperty("id")}/observations?after=59&limit=1", Stop));

        Assert.Equal("killed", execution.GetProperty("status").GetString());
        Assert.Equal(execution.GetProperty("security").GetProperty("incident_id").GetString(), incident.GetProperty("incident").GetProperty("id").GetString());
        Assert.Equal(("killed", "critical"), (incident.GetProperty("incident").GetProperty("decision").GetString(), incident.GetProperty("incident").GetProperty("severity").GetString()));
        Assert.Equal("x", incident.GetProperty("submission").GetProperty("code").GetString());
        Assert.Equal("A", incident.GetProperty("submission").GetProperty("context").GetProperty("agent").GetString());
        Assert.Equal("python3 main.py", incident.GetProperty("processes")[0].GetProperty("command_line").GetString());
        var observations = incident.GetProperty("observations");
        Assert.Equal((21, 41L), (observations.GetArrayLength(), observations[0].GetProperty("sequence").GetInt64()));
        Assert.Equal("169.254.169.254", observations[20].GetProperty("fact").GetProperty("address").GetString());
        Assert.Equal("network.connect", observations[20].GetProperty("kind").GetString());
        Assert.Equal("syscalls", incident.GetProperty("policy").GetProperty("sensors")[0].GetProperty("sensor").GetString());
        Assert.Equal((60L, 60L), (page.GetProperty("observations")[0].GetProperty("sequence").GetInt64(), page.GetProperty("next_after").GetInt64()));
    }

    [Theory]
    [InlineData(true, HttpStatusCode.TooManyRequests)]
    [InlineData(false, HttpStatusCode.ServiceUnavailable)]
    public async Task Without_a_sandbox_it_says_when_to_come_back(bool full, HttpStatusCode status)
    {
        _host.CreateClient();
        _host.Sandboxes.Unavailable = new SandboxUnavailableException("All 4 places are taken.") { Full = full, RetryAfter = TimeSpan.FromSeconds(1.2) };
        var (response, body) = await RunningHost.PostAsync(_host.As("agent"), "/v1/executions", new { language = "python", code = "x" });

        Assert.Equal(status, response.StatusCode);
        Assert.Equal("2", response.Headers.RetryAfter?.ToString());
        Assert.Equal("All 4 places are taken. Try again in 2 s.", body.GetProperty("detail").GetString());
        var kept = await RunningHost.ReadAsync(await _host.As("agent").GetAsync($"/v1/executions/{body.GetProperty("execution_id")}", Stop));
        Assert.Equal("sandbox_failed", kept.GetProperty("status").GetString());
    }

    [Fact]
    public async Task Evidence_that_cannot_be_kept_is_never_a_success()
    {
        using var host = new RunningHost(services => services.AddSingleton<IEvidenceStore>(provider => new FailingEvidence()));
        host.CreateClient();
        var (response, body) = await RunningHost.PostAsync(host.As("agent"), "/v1/executions", new { language = "python", code = "x" });

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.DoesNotContain("/secret/path", body.ToString(), StringComparison.Ordinal);
        Assert.False(body.TryGetProperty("stdout", out _));
        Assert.Equal(0, host.Sandboxes.Running);
    }

    [Fact]
    public async Task A_sandbox_that_breaks_is_an_ending_without_a_word_about_the_inside()
    {
        _host.CreateClient();
        _host.Sandboxes.WhenRun = (_, _, _) => throw new InvalidOperationException("/secret/path");
        var (response, body) = await RunningHost.PostAsync(_host.As("agent"), "/v1/executions", new { language = "python", code = "x" });

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("sandbox_failed", body.GetProperty("status").GetString());
        Assert.DoesNotContain("secret", body.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fault_of_ours_is_500_without_a_word_about_the_inside()
    {
        _host.CreateClient();
        _host.Sandboxes.Unavailable = new InvalidOperationException("/secret/path");
        var (response, body) = await RunningHost.PostAsync(_host.As("agent"), "/v1/executions", new { language = "python", code = "x" });
        _host.Sandboxes.Unavailable = null;

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.DoesNotContain("secret", body.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_caller_that_goes_away_cancels_its_execution_which_is_kept()
    {
        _host.CreateClient();
        var started = new TaskCompletionSource<Core.Identity.ExecutionId>();
        _host.Sandboxes.WhenRun = async (submission, _, callerGone) =>
        {
            started.SetResult(submission.Id);
            await Task.Delay(Timeout.InfiniteTimeSpan, callerGone).ContinueWith(_ => { }, TaskScheduler.Default);
            return new SandboxOutcome { Status = ExecutionStatus.Cancelled };
        };
        using var gone = new CancellationTokenSource();
        var request = _host.As("agent").PostAsync("/v1/executions", RunningHost.Json("""{"language":"python","code":"x"}"""), gone.Token);
        var id = await started.Task;
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => request);

        var evidence = _host.Services.GetRequiredService<IEvidenceStore>();
        var execution = await evidence.FindExecutionAsync(id, Stop);
        for (var i = 0; i < 100 && execution!.Status == ExecutionStatus.Running; i++)
        {
            await Task.Delay(20, Stop);
            execution = await evidence.FindExecutionAsync(id, Stop);
        }

        Assert.Equal(ExecutionStatus.Cancelled, execution!.Status);
    }
}
