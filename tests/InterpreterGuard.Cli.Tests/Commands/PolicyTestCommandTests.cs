using InterpreterGuard.Cli.Tests.Support;

namespace InterpreterGuard.Cli.Tests.Commands;

public sealed class PolicyTestCommandTests : IDisposable
{
    private const string Rules = """
        - id: IG1001
          name: Runs a program
          on: code.call
          when: name == "os.system"
          severity: high
          then: deny
          maturity: stable
          attack: [T1059]
          cwe: []
          why: It is a test.
          false_positives: None.
          fires_on:
            - { name: os.system }
            - samples/fires.py
          spares:
            - { name: print }
        """;

    private const string Read = """{"verdict":"allow","facts":[{"kind":"code.call","name":"NAME","text":"","arguments":[],"keywords":{},"language":"python","span":{"start_line":1,"start_column":1,"end_line":1,"end_column":9},"layers":[]}]}""";

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task What_is_as_written_ends_with_0_after_a_host_read_the_sources()
    {
        Write(Rules);
        await using var host = new RecordedServer(_ => (200, Read.Replace("NAME", "os.system", StringComparison.Ordinal)));

        var end = await RunAsync(("GUARD_URL", host.Address), ("GUARD_KEY", "secret"));

        Assert.Contains("1 rules: 2 facts, 0 recordings, 1 source files tried; all as written", end.Stdout, StringComparison.Ordinal);
        Assert.Equal(0, end.ExitCode);
        var asked = Assert.Single(host.Requests);
        Assert.Equal("/v1/screenings", asked.Path);
        Assert.Equal("""{"language":"python","code":"import os\n","facts":true}""", asked.Body);
    }

    [Fact]
    public async Task A_failure_is_told_with_its_place_and_ends_with_1()
    {
        Write(Rules.Replace("{ name: print }", "{ name: os.system }", StringComparison.Ordinal));
        await using var host = new RecordedServer(_ => (200, Read));

        var end = await RunAsync(("GUARD_URL", host.Address), ("GUARD_KEY", "secret"));

        Assert.Equal(1, end.ExitCode);
        Assert.Contains("rules/1xxx-source.yaml:14", end.Stdout, StringComparison.Ordinal);
        Assert.Contains("It must fire and did not.", end.Stdout, StringComparison.Ordinal);
        Assert.Contains("It must be spared, and the rule said: Runs a program: calls os.system", end.Stdout, StringComparison.Ordinal);
        Assert.Contains("2 not as written", end.Stdout, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sources_that_nobody_read_are_no_success_unless_that_was_asked()
    {
        Write(Rules);

        var without = await RunAsync();
        var asked = await RunAsync(more: "--offline");

        Assert.Equal(3, without.ExitCode);
        Assert.Contains("1 source files were not tried: No host is known.", without.Stdout, StringComparison.Ordinal);
        Assert.Equal(0, asked.ExitCode);
        Assert.Contains("1 source files were not tried: --offline", asked.Stdout, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private Task<GuardEnd> RunAsync(params (string, string)[] environment) => GuardProcess.RunAsync(_folder.Path, ["policy", "test", Path.Combine(_folder.Path, "p")], null, environment);

    private Task<GuardEnd> RunAsync(string more) => GuardProcess.RunAsync(_folder.Path, ["policy", "test", Path.Combine(_folder.Path, "p"), more]);

    private void Write(string rules)
    {
        _folder.Write("p/policy.yaml", "id: test\nenforcement: enforce\ndefault_profile: default\ndisclosure: rules\n");
        _folder.Write("p/profiles.yaml", "default:\n  description: For tests.\n");
        _folder.Write("p/lists.yaml", "ports:\n  why: For tests.\n  ports: [4444]\n");
        _folder.Write("p/rules/1xxx-source.yaml", rules);
        _folder.Write("p/samples/fires.py", "import os\n");
    }
}
