using InterpreterGuard.Cli.Tests.Support;

namespace InterpreterGuard.Cli.Tests.Commands;

public sealed class PolicyReloadTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("""{"hash":"beef","changed":true,"elapsed_ms":812.5}""", "In force now: beef (0.8 s)")]
    [InlineData("""{"hash":"beef","changed":false,"elapsed_ms":3}""", "Nothing changed; in force: beef")]
    public async Task What_is_in_force_is_told(string answer, string told)
    {
        await using var host = new RecordedServer(_ => (200, answer));

        var end = await RunAsync(host);

        Assert.Equal(0, end.ExitCode);
        Assert.Contains(told, end.Stdout, StringComparison.Ordinal);
        var asked = Assert.Single(host.Requests);
        Assert.Equal(("POST", "/v1/policies/reload", "Bearer secret"), (asked.Method, asked.Path, asked.Authorization));
    }

    [Fact]
    public async Task All_problems_are_told_and_the_end_is_3()
    {
        await using var host = new RecordedServer(_ => (422, """{"title":"The policy has problems","detail":"It was not put in force; beef stays.","problems":["a.yaml:1:2: One.","b.yaml:3:4: Two."]}"""));

        var end = await RunAsync(host);

        Assert.Equal(3, end.ExitCode);
        Assert.Contains("a.yaml:1:2: One", end.Stderr, StringComparison.Ordinal);
        Assert.Contains("b.yaml:3:4: Two", end.Stderr, StringComparison.Ordinal);
    }

    private Task<GuardEnd> RunAsync(RecordedServer host) =>
        GuardProcess.RunAsync(_folder.Path, ["policy", "reload", "--url", host.Address, "--key-file", _folder.Write("key", "secret")]);
}
