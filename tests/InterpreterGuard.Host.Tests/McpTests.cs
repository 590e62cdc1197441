using System.Net;
using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Policies;
using InterpreterGuard.Core.Sandboxes;
using InterpreterGuard.Host.Admission;
using Microsoft.Extensions.DependencyInjection;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace InterpreterGuard.Host.Tests;

/// <summary>The tools over HTTP, as the C# SDK's client speaks; the TypeScript SDK's speaks to real sandboxes in the containment tests.</summary>
public sealed class McpTests : IDisposable
{
    private const string Initialize =
        """{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"tests","version":"1"}}}""";

    private readonly RunningHost _host = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Without_a_key_nothing_is_told_but_what_is_missing()
    {
        var (status, body) = await AskAsync(_host.CreateClient());

        Assert.Equal(HttpStatusCode.Unauthorized, status);
        Assert.Contains("A key is needed; send 'Authorization: Bearer igk_…'.", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_admins_key_is_not_for_agents()
    {
        _host.CreateClient();

        Assert.Equal(HttpStatusCode.Forbidden, (await AskAsync(_host.As("admin"))).Status);
    }

    [Theory]
    [InlineData("http://evil.example.com", false)]
    [InlineData("null", false)]
    [InlineData("http://localhost.evil.example.com", false)]
    [InlineData("http://localhost:6274", true)]
    [InlineData("http://127.0.0.1:8080", true)]
    [InlineData("https://agents.example.com", true)]
    public async Task Pages_of_others_may_not_call_whatever_key_they_have(string origin, bool may)
    {
        using var host = new RunningHost(services => services.Configure<Mcp.McpOptions>(options => options.Origins = ["https://agents.example.com"]));
        host.CreateClient();

        var (status, body) = await AskAsync(host.As("agent"), origin);

        Assert.Equal(may ? HttpStatusCode.OK : HttpStatusCode.Forbidden, status);
        Assert.True(may || body.Contains("may not call the tools", StringComparison.Ordinal), body);
    }

    [Theory]
    [InlineData("""{"jsonrpc":"2.0","id":9,"method":"initialize","params":{"protocolVersion":5}}""")]
    [InlineData("""{"jsonrpc":"2.0","id":9,"method":"initialize","params":[1]}""")]
    public async Task A_message_that_cannot_be_read_is_its_senders_to_mend(string message)
    {
        _host.CreateClient();

        var (status, body) = await AskAsync(_host.As("agent"), body: message);

        Assert.True((int)status < 500, $"{status}: {body}");
        Assert.DoesNotContain("The host failed", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Code_runs_as_over_the_api_and_is_found_there()
    {
        await using var client = await ConnectAsync();

        var answer = await CallAsync(client, "execute_code", ("code", "print(1)"));

        Assert.Equal("print(1)", Text(answer));
        var id = answer.StructuredContent!.Value.GetProperty("execution_id").GetString();
        var execution = await RunningHost.ReadAsync(await _host.As("reviewer").GetAsync(new Uri($"/v1/executions/{id}", UriKind.Relative), Stop));
        Assert.Equal(("completed", "mcp"), (execution.GetProperty("status").GetString(), execution.GetProperty("submission").GetProperty("context").GetProperty("agent").GetString()));
    }

    [Fact]
    public async Task The_profiles_bounds_hold_and_are_named()
    {
        await using var client = await ConnectAsync();

        var answer = await CallAsync(client, "execute_code", ("code", "1"), ("timeout_seconds", 3000));

        Assert.True(answer.IsError);
        Assert.StartsWith("'timeout_seconds' must be above 0 and at most ", Text(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Admission_holds_for_tools_as_for_requests()
    {
        using var host = new RunningHost(services => services.Configure<AdmissionOptions>(options => (options.KeyRatePerMinuteMax, options.KeyRateBurstMax) = (6, 1)));
        await using var client = await ConnectAsync(host);
        await CallAsync(client, "execute_code", ("code", "1"));

        var answer = await CallAsync(client, "execute_code", ("code", "1"));

        Assert.True(answer.IsError);
        Assert.Contains("This key has begun more than 6 executions a minute. Try again in ", Text(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Secrets_are_masked_for_agents_as_over_the_api()
    {
        _host.Policy.Redaction = new Hides();
        await using var client = await ConnectAsync();

        Assert.Equal("[masked]", Text(await CallAsync(client, "execute_code", ("code", "hunter2"))));
    }

    [Fact]
    public async Task A_caller_that_goes_away_ends_the_execution()
    {
        var running = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var gone = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _host.Sandboxes.WhenRun = async (_, _, callerGone) =>
        {
            running.SetResult();
            await using var heard = callerGone.Register(gone.SetResult);
            await gone.Task;
            return new SandboxOutcome { Status = ExecutionStatus.Cancelled };
        };
        await using var client = await ConnectAsync();
        using var leave = CancellationTokenSource.CreateLinkedTokenSource(Stop);

        var call = client.CallToolAsync("execute_code", new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = "1" }, cancellationToken: leave.Token).AsTask();
        await running.Task.WaitAsync(TimeSpan.FromSeconds(30), Stop);
        await leave.CancelAsync();

        // How the client tells of it is its library's; that nothing runs on is ours.
        await Assert.ThrowsAnyAsync<Exception>(() => call);
        await gone.Task.WaitAsync(TimeSpan.FromSeconds(30), Stop);
    }

    [Fact]
    public async Task A_session_is_its_openers_alone()
    {
        await using var client = await ConnectAsync();
        await using var reviewer = await ConnectAsync(role: "reviewer");
        var id = (await CallAsync(client, "create_session", ("language", "shell"))).StructuredContent!.Value.GetProperty("session_id").GetString()!;

        var own = await CallAsync(client, "execute_code", ("code", "x=1"), ("session_id", id));
        var others = await CallAsync(reviewer, "execute_code", ("code", "x=1"), ("session_id", id));

        Assert.Equal((false, id), (own.IsError ?? false, own.StructuredContent!.Value.GetProperty("session_id").GetString()));
        Assert.Equal((true, $"There is no session '{id}' that this key may use. Sessions end with their host; open one with create_session."), (others.IsError, Text(others)));
        Assert.Contains(id, Text(await CallAsync(client, "list_sessions")), StringComparison.Ordinal);
        Assert.Equal("No session is open.", Text(await CallAsync(reviewer, "list_sessions")));
        Assert.True((await CallAsync(reviewer, "delete_session", ("session_id", id))).IsError);
        Assert.False((await CallAsync(client, "delete_session", ("session_id", id))).IsError ?? false);
        Assert.Contains("has ended: Its owner ended it.", Text(await CallAsync(client, "execute_code", ("code", "x=1"), ("session_id", id))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_travel_and_paths_stay_inside()
    {
        await using var client = await ConnectAsync();
        var id = (await CallAsync(client, "create_session")).StructuredContent!.Value.GetProperty("session_id").GetString()!;

        await CallAsync(client, "upload_file", ("session_id", id), ("path", "a.txt"), ("content", "hello"));

        Assert.Equal("a.txt  5 bytes", Text(await CallAsync(client, "list_files", ("session_id", id))));
        Assert.Equal("hello", Text(await CallAsync(client, "download_file", ("session_id", id), ("path", "a.txt"))));
        Assert.Contains("'path' has an empty, '.' or '..' part", Text(await CallAsync(client, "download_file", ("session_id", id), ("path", "../a"))), StringComparison.Ordinal);
        Assert.True((await CallAsync(client, "download_file", ("session_id", id), ("path", "b.txt"))).IsError);
    }

    private static string Text(CallToolResult answer) => string.Join('\n', answer.Content.OfType<TextContentBlock>().Select(block => block.Text));

    private static async Task<CallToolResult> CallAsync(McpClient client, string tool, params (string Name, object? Value)[] arguments) =>
        await client.CallToolAsync(tool, arguments.ToDictionary(argument => argument.Name, argument => argument.Value, StringComparer.Ordinal), cancellationToken: Stop);

    private async Task<McpClient> ConnectAsync(RunningHost? host = null, string role = "agent")
    {
        host ??= _host;
        host.CreateClient();
        var http = host.As(role);
        var transport = new HttpClientTransport(new() { Endpoint = new Uri(http.BaseAddress!, "/mcp"), TransportMode = HttpTransportMode.StreamableHttp }, http, ownsHttpClient: true);
        return await McpClient.CreateAsync(transport, cancellationToken: Stop);
    }

    private static async Task<(HttpStatusCode Status, string Body)> AskAsync(HttpClient http, string? origin = null, string body = Initialize)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/mcp", UriKind.Relative)) { Content = RunningHost.Json(body) };
        request.Headers.Accept.ParseAdd("application/json, text/event-stream");
        if (origin is not null)
            request.Headers.Add("Origin", origin);
        using var response = await http.SendAsync(request, Stop);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(Stop));
    }

    private sealed class Hides : IRedaction
    {
        public bool MasksOutput => true;

        public string Mask(string text) => text.Replace("hunter2", "[masked]", StringComparison.Ordinal);
    }
}
