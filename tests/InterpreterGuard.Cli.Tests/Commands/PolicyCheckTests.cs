using InterpreterGuard.Cli.Tests.Support;

namespace InterpreterGuard.Cli.Tests.Commands;

public sealed class PolicyCheckTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_policy_without_a_problem_ends_with_0_and_says_its_hash()
    {
        Write("policy.yaml", "id: test\nenforcement: enforce\ndefault_profile: default\ndisclosure: rules\n");

        var end = await GuardProcess.RunAsync(_folder.Path, ["policy", "check", _folder.Path]);

        Assert.Equal(0, end.ExitCode);
        Assert.Matches("0 rules, 1 profiles, no problem .* Hash [0-9a-f]{64}", end.Stdout);
    }

    [Fact]
    public async Task All_problems_are_told_with_their_places_and_the_end_is_1()
    {
        Write("policy.yaml", "id: test\nenforcement: enforcd\ndefault_profile: defualt\ndisclosure: rules\n");

        var end = await GuardProcess.RunAsync(_folder.Path, ["policy", "check", _folder.Path]);

        Assert.Equal(1, end.ExitCode);
        Assert.Contains("policy.yaml:2:14: 'enforcement' is enforce or observe, not 'enforcd'. Did you mean 'enforce'?", end.Stdout, StringComparison.Ordinal);
        Assert.Contains("policy.yaml:3:18: There is no profile 'defualt'. Did you mean 'default'?", end.Stdout, StringComparison.Ordinal);
        Assert.Contains("2 problems", end.Stdout, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private void Write(string file, string text)
    {
        _folder.Write(file, text);
        _folder.Write("profiles.yaml", "default:\n  description: For tests.\n");
        _folder.Write("lists.yaml", "ports:\n  why: For tests.\n  ports: [4444]\n");
    }
}
