using InterpreterGuard.Cli.Tests.Support;

namespace InterpreterGuard.Cli.Tests.Commands;

public sealed class HeldCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task What_waits_is_listed_a_line_each()
    {
        await using var host = new RecordedServer(_ => (200, """
            {"held":[{"id":"exe_1","received_at":"2026-03-04T12:00:00Z","held_until":"2026-03-05T12:00:00Z","context":{"agent":"A"},"code":"print(\u001b1)","findings":[{"rule":"IG1039"},{"rule":"IG1039"}]}]}
            """));

        var ended = await RunAsync(host, ["held"]);

        Assert.Equal("/v1/held?limit=50", Assert.Single(host.Requests).Path);
        Assert.Contains("exe_1", ended.Stdout, StringComparison.Ordinal);
        Assert.Contains("IG1039", ended.Stdout, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', ended.Stdout);
    }

    [Fact]
    public async Task Nothing_waiting_says_so()
    {
        await using var host = new RecordedServer(_ => (200, """{"held":[]}"""));

        Assert.Equal("Nothing waits for a person.", (await RunAsync(host, ["held"])).Stdout.Trim());
    }

    [Theory]
    [InlineData("release", "running")]
    [InlineData("reject", "refused")]
    public async Task A_decision_is_sent_with_its_reason(string decision, string status)
    {
        await using var host = new RecordedServer(_ => (200, $$"""{"id":"exe_1","status":"{{status}}"}"""));

        var ended = await RunAsync(host, ["held", decision, "exe_1", "--reason", "It is known."]);

        var asked = Assert.Single(host.Requests);
        Assert.Equal(("POST", $"/v1/held/exe_1/{decision}", """{"reason":"It is known."}"""), (asked.Method, asked.Path, asked.Body));
        Assert.Equal((0, $"exe_1 is {status} now."), (ended.ExitCode, ended.Stdout.Trim()));
    }

    [Fact]
    public async Task A_decision_that_comes_too_late_is_told()
    {
        await using var host = new RecordedServer(_ => (409, """{"title":"Not waiting for a decision","status":409,"detail":"It was rejected before."}"""));

        var ended = await RunAsync(host, ["held", "release", "exe_1", "--reason", "x"]);

        Assert.Equal((3, "✗ The host answers 409: Not waiting for a decision. It was rejected before."), (ended.ExitCode, ended.Stderr.Trim()));
    }

    [Fact]
    public async Task Without_a_reason_nothing_is_sent()
    {
        await using var host = new RecordedServer(_ => (200, "{}"));

        var ended = await RunAsync(host, ["held", "release", "exe_1"]);

        Assert.Equal(3, ended.ExitCode);
        Assert.Empty(host.Requests);
    }

    private Task<GuardEnd> RunAsync(RecordedServer host, string[] arguments) =>
        GuardProcess.RunAsync(folder.Path, arguments, environment: [("GUARD_URL", host.Address), ("GUARD_KEY", "secret")]);
}
