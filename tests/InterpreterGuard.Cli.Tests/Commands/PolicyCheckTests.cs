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

    [Fact]
    public async Task A_base_is_checked_under_each_of_its_presets_and_with_an_overlay()
    {
        Write("base/policy.yaml", "id: test\nenforcement: enforce\ndefault_profile: default\ndisclosure: rules\n");
        _folder.Write("presets/good.yaml", "why: Good.\n");
        _folder.Write("presets/bad.yaml", "why: Bad.\npolicy: { disclosure: everything }\n");
        _folder.Write("ours/10.yaml", "why: Ours.\nprofiles:\n  default: { memory: 1GiB }\n");

        var all = await GuardProcess.RunAsync(_folder.Path, ["policy", "check", _folder.Path]);
        var ours = await GuardProcess.RunAsync(_folder.Path, ["policy", "check", _folder.Path + "/ours", "--base", _folder.Path + "/base", "--preset", "good"]);

        Assert.Equal(1, all.ExitCode);
        Assert.Contains("✓ base + presets/good.yaml: 0 rules", all.Stdout, StringComparison.Ordinal);
        Assert.Contains("✗ presets/bad.yaml:2:23: 'disclosure' is status, rules or full, not 'everything'.", all.Stdout, StringComparison.Ordinal);
        Assert.Equal(0, ours.ExitCode);
        Assert.Contains("✓ base + presets/good.yaml + ours: 0 rules", ours.Stdout, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private void Write(string file, string text)
    {
        _folder.Write(file, text);
        var folder = Path.GetDirectoryName(file)!;
        _folder.Write(Path.Combine(folder, "profiles.yaml"), "default:\n  description: For tests.\n");
        _folder.Write(Path.Combine(folder, "lists.yaml"), "ports:\n  why: For tests.\n  ports: [4444]\n");
    }
}
