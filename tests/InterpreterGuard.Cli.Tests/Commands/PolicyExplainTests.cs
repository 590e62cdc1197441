using InterpreterGuard.Cli.Tests.Support;

namespace InterpreterGuard.Cli.Tests.Commands;

public sealed class PolicyExplainTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public PolicyExplainTests()
    {
        _folder.Write("policies/base/policy.yaml", "id: test\nenforcement: enforce\ndefault_profile: default\ndisclosure: rules\n");
        _folder.Write("policies/base/profiles.yaml", "default:\n  description: For tests.\n");
        _folder.Write("policies/base/lists.yaml", "ports:\n  why: For tests.\n  ports: [4444]\n");
        _folder.Write("policies/presets/default.yaml", "why: Nothing.\n");
        _folder.Write("ours/10.yaml", "why: More.\nprofiles:\n  default: { memory: 1GiB }\n");
    }

    [Fact]
    public async Task A_value_is_told_with_the_line_that_set_it()
    {
        var end = await GuardProcess.RunAsync(_folder.Path, ["policy", "explain", "profiles.default", "--overlay", _folder.Path + "/ours"]);

        Assert.Equal(0, end.ExitCode);
        Assert.Matches(@"memory +1GiB +ours/10.yaml:3", end.Stdout);
        Assert.Matches(@"processes +64 +built in", end.Stdout);
    }

    [Fact]
    public async Task A_name_that_is_not_there_is_guessed()
    {
        var end = await GuardProcess.RunAsync(_folder.Path, ["policy", "explain", "lists.prots"]);

        Assert.Equal(3, end.ExitCode);
        Assert.Contains("Did you mean 'lists.ports'?", end.Stderr, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}
