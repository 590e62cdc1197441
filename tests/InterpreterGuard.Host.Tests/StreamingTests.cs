using System.Net;
using System.Text;
using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Policies;
using InterpreterGuard.Core.Sandboxes;
using InterpreterGuard.Host.Streaming;
using Microsoft.Extensions.DependencyInjection;

namespace InterpreterGuard.Host.Tests;

public sealed class StreamingTests : IDisposable
{
    private static readonly object Code = new { language = "python", code = "print(1)" };
    private readonly RunningHost _host = new(services => services.Configure<StreamingOptions>(options => options.HeartbeatSeconds = 1));
    private readonly TaskCompletionSource _goOn = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public StreamingTests() => _host.CreateClient();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task What_the_code_says_arrives_while_it_runs_and_the_answer_at_the_end()
    {
        Speaks(listener => listener.Output(OutputStream.Stdout, "one\n"u8), listener =>
        {
            listener.Output(OutputStream.Stderr, "two\n"u8);
            listener.Result(new ExecutionResult(new Dictionary<string, string>(StringComparer.Ordinal) { ["text/plain"] = "42" }, IsMain: true));
            listener.Artifact(new Artifact("out.csv", 7, "text/csv", "ab", Kept: true));
        });
        using var events = await ServerEvents.PostAsync(_host.As("agent"), "/v1/executions", Code);

        Assert.Equal("text/event-stream", events.Response.Content.Headers.ContentType?.ToString());
        Assert.Equal("no-store", events.Response.Headers.CacheControl?.ToString());
        var started = (await events.NextAsync())!.Value;
        Assert.Equal((1, "started", "python"), (started.Id, started.Name, started.Data.GetProperty("language").GetString()));
        Assert.Equal($"/v1/executions/{started.Data.GetProperty("id").GetString()}", events.Response.Headers.Location?.ToString());
        Assert.Equal("one\n", (await events.NextAsync())!.Value.Data.GetProperty("text").GetString());
        _goOn.SetResult();
        var rest = await events.RestAsync();
        Assert.Equal(["3 stderr", "4 result", "5 artifact", "6 completed"], rest.Select(one => $"{one.Id} {one.Name}"));
        Assert.True(rest[1].Data.GetProperty("is_main").GetBoolean());
        Assert.Equal("out.csv", rest[2].Data.GetProperty("path").GetString());
        Assert.Equal("one\n", rest[3].Data.GetProperty("stdout").GetString());
        Assert.Equal("completed", rest[3].Data.GetProperty("status").GetString());
    }

    [Fact]
    public async Task Who_comes_back_reads_on_where_it_was_also_after_the_end()
    {
        Speaks(listener => listener.Output(OutputStream.Stdout, "one\n"u8), listener => listener.Output(OutputStream.Stdout, "two\n"u8));
        var agent = _host.As("agent");
        var (_, accepted) = await RunningHost.PostAsync(agent, "/v1/executions?wait=false", Code);
        var path = $"/v1/executions/{accepted.GetProperty("id").GetString()}/events";
        using (var first = await ServerEvents.GetAsync(agent, path))
        {
            await first.NextAsync();
            Assert.Equal("one\n", (await first.NextAsync())!.Value.Data.GetProperty("text").GetString());
        }

        _goOn.SetResult();

        using var second = await ServerEvents.GetAsync(agent, path, lastEventId: "2");
        Assert.Equal(["3 stdout", "4 completed"], (await second.RestAsync()).Select(one => $"{one.Id} {one.Name}"));
        using var third = await ServerEvents.GetAsync(_host.As("reviewer"), path + "?after=3");
        Assert.Equal(["4 completed"], (await third.RestAsync()).Select(one => $"{one.Id} {one.Name}"));
        using var wrong = await agent.GetAsync(path + "?after=x", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
    }

    [Fact]
    public async Task Silence_is_filled_with_lines_that_mean_nothing()
    {
        Speaks(_ => { }, listener => listener.Output(OutputStream.Stdout, "one\n"u8));
        using var events = await ServerEvents.PostAsync(_host.As("agent"), "/v1/executions", Code);
        await events.NextAsync();

        _ = Task.Delay(1500, TestContext.Current.CancellationToken).ContinueWith(_ => _goOn.SetResult(), TaskScheduler.Default);
        await events.NextAsync();

        Assert.Equal([": heartbeat"], events.Comments);
    }

    [Fact]
    public async Task When_the_caller_goes_away_the_execution_is_cancelled()
    {
        var cancelled = new TaskCompletionSource();
        _host.Sandboxes.WhenHeard = async (_, _, callerGone) =>
        {
            try
            {
                await Task.Delay(Timeout.Infinite, callerGone);
            }
            catch (OperationCanceledException)
            {
                cancelled.SetResult();
            }

            return new SandboxOutcome { Status = ExecutionStatus.Cancelled };
        };
        var events = await ServerEvents.PostAsync(_host.As("agent"), "/v1/executions", Code);
        var id = (await events.NextAsync())!.Value.Data.GetProperty("id").GetString();

        events.Dispose();

        await cancelled.Task.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        Assert.Equal("cancelled", await AsyncTests.EndOf(_host.As("agent"), id!));
    }

    [Fact]
    public async Task What_is_refused_or_held_has_nothing_between_its_start_and_its_end()
    {
        _host.Policy.With("IG1001", "Import of evil", Core.Detections.RuleAction.Deny, Core.Detections.Severity.High, fact => fact is Core.Facts.CodeImport { Module: "evil" })
            .With("IG1002", "Import of odd", Core.Detections.RuleAction.Hold, Core.Detections.Severity.High, fact => fact is Core.Facts.CodeImport { Module: "odd" });
        using var refused = await ServerEvents.PostAsync(_host.As("agent"), "/v1/executions", new { language = "python", code = "import evil" });
        using var held = await ServerEvents.PostAsync(_host.As("agent"), "/v1/executions", new { language = "python", code = "import odd" });

        Assert.Equal(["started", "completed refused"], (await refused.RestAsync()).Select(Short));
        Assert.Equal(["started", "completed held"], (await held.RestAsync()).Select(Short));
    }

    [Fact]
    public async Task Events_of_others_are_not_there_and_those_not_kept_are_gone()
    {
        var (_, plain) = await RunningHost.PostAsync(_host.As("agent"), "/v1/executions", Code);
        var (_, others) = await RunningHost.PostAsync(_host.As("reviewer"), "/v1/executions?wait=false", Code);

        var gone = await _host.As("agent").GetAsync($"/v1/executions/{plain.GetProperty("id").GetString()}/events", TestContext.Current.CancellationToken);
        var unseen = await _host.As("agent").GetAsync($"/v1/executions/{others.GetProperty("id").GetString()}/events", TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.Gone, HttpStatusCode.NotFound), (gone.StatusCode, unseen.StatusCode));
        Assert.StartsWith($"The events of {plain.GetProperty("id").GetString()} are not kept", (await RunningHost.ReadAsync(gone)).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_secret_is_masked_in_events_as_it_is_in_the_answer()
    {
        _host.Policy.Redaction = new HidesKeys();
        Speaks(listener => listener.Output(OutputStream.Stdout, "key=sk-"u8), listener => listener.Output(OutputStream.Stdout, "0123456789 end\n"u8));
        using var events = await ServerEvents.PostAsync(_host.As("agent"), "/v1/executions", Code);
        await events.NextAsync();
        await Task.Delay(200, TestContext.Current.CancellationToken);
        _goOn.SetResult();

        var rest = await events.RestAsync();

        Assert.Equal("key=[masked: test] end\n", rest[0].Data.GetProperty("text").GetString());
        Assert.Equal("key=[masked: test] end\n", rest[^1].Data.GetProperty("stdout").GetString());
        Assert.DoesNotContain("sk-", string.Concat(rest.Select(one => one.Data.ToString())), StringComparison.Ordinal);
    }

    private static string Short((long Id, string Name, System.Text.Json.JsonElement Data) one) =>
        one.Name == "completed" ? $"completed {one.Data.GetProperty("status").GetString()}" : one.Name;

    private void Speaks(Action<IExecutionListener> first, Action<IExecutionListener> then) => _host.Sandboxes.WhenHeard = async (_, listener, _) =>
    {
        var said = new Heard(listener);
        first(said);
        await _goOn.Task;
        then(said);
        return new SandboxOutcome { Status = ExecutionStatus.Completed, ExitCode = 0, Output = new CapturedOutput(said.Stdout.ToString(), "", Truncated: false) };
    };

    /// <summary>Remembers what it passes on, for the answer holds it too.</summary>
    private sealed class Heard(IExecutionListener inner) : IExecutionListener
    {
        public StringBuilder Stdout { get; } = new();

        public void Output(OutputStream stream, ReadOnlySpan<byte> bytes)
        {
            if (stream == OutputStream.Stdout)
                Stdout.Append(Encoding.UTF8.GetString(bytes));
            inner.Output(stream, bytes);
        }

        public void Result(ExecutionResult result) => inner.Result(result);

        public void Error(ExecutionError error) => inner.Error(error);

        public void Artifact(Artifact artifact) => inner.Artifact(artifact);
    }

    private sealed class HidesKeys : IRedaction
    {
        public bool MasksOutput => true;

        public string Mask(string text) => text.Replace("sk-0123456789", "[masked: test]", StringComparison.Ordinal);
    }
}
