using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace InterpreterGuard.Policies.Tests.Files;

/// <summary>Files that want to be trouble: each is a clear problem, none costs more than a moment.</summary>
public sealed class HostileFileTests : IDisposable
{
    /// <summary>Generous for a busy machine; what is meant is seconds, not minutes.</summary>
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(20);

    private readonly TestPolicy _policy = TestPolicy.With();

    public static TheoryData<string, string, string> Files => new()
    {
        // Ten levels of ten aliases would be ten thousand million values.
        { "lists.yaml", Laughs(), "lists.yaml:1:4: An anchor ('&name') is not allowed; write the value out where it is needed." },
        { "lists.yaml", "a: *a\n", "lists.yaml:1:4: An alias ('*name') is not allowed; write the value out." },
        { "profiles.yaml", "default: &d\n  description: x\n  more: *d\n", "profiles.yaml:1:10: An anchor ('&name') is not allowed" },
        { "profiles.yaml", "base: {description: x}\ndefault:\n  <<: *base\n", "profiles.yaml:3:7: An alias ('*name') is not allowed" },
        { "lists.yaml", new string('[', 500_000), "lists.yaml:1:14: Nested more than 12 deep." },
        { "lists.yaml", string.Concat(Enumerable.Repeat("{a: ", 200_000)), "lists.yaml:1:50: Nested more than 12 deep." },
        { "lists.yaml", string.Concat(Enumerable.Range(0, 3_000).Select(depth => new string(' ', depth % 300) + "- \n")), "lists.yaml:" },
        { "lists.yaml", "a:\n  why: x\n  text:\n" + string.Concat(Enumerable.Range(0, 60_000).Select(n => $"    - v{n}\n")), "More than 50000 values in one file." },
        { "lists.yaml", new string('#', 10 << 20), "lists.yaml: The file has 10485760 bytes; at most 1048576 are allowed." },
        { "lists.yaml", "a: " + new string('x', 1_000_000), "Here a list is expected, with its keys; this is the value 'xxx" },
        { "lists.yaml", string.Concat(Enumerable.Repeat("a: 1\n", 20_000)), "lists.yaml:900:1: The key 'a' stands here a second time; the first is on line 1." },
        { "lists.yaml", string.Concat(Enumerable.Range(0, 12_000).Select(n => $"l{n}: {{ wy: x }}\n")), "'wy' is no key of a list. Did you mean 'why'?" },
        { "lists.yaml", "a:\n  why: x\n  addresses: [" + string.Join(", ", Enumerable.Repeat("10.0.0.300", 40_000)) + "]\n", "'10.0.0.300' is not an address" },
        { "lists.yaml", "a: \"" + string.Concat(Enumerable.Repeat("\\u0041", 100_000)), "lists.yaml:1:" },
        { "lists.yaml", "a:\n  why: |\n" + string.Concat(Enumerable.Repeat("\t\n", 100_000)), "lists.yaml:" },
        { "rules/4xxx-network.yaml", string.Concat(Enumerable.Repeat("- { id: IG4001 }\n", 10_000)), "IG4001 is taken: see rules/4xxx-network.yaml:1. Numbers are never reused." },
        { "overlay/10.yaml", "why: x\nrules:\n" + string.Concat(Enumerable.Range(0, 12_000).Select(n => $"  IG{n % 9 + 1}{n:00000}x: {{ then: alert }}\n")), "There is no rule 'IG100000x'." },
        { "overlay/10.yaml", "why: x\nswitch:\n" + string.Concat(Enumerable.Repeat("  - { tag: nothing, enabled: false }\n", 8_000)), "No rule goes by 'nothing'." },
        { "overlay/10.yaml", "why: x\nlists:\n" + string.Concat(Enumerable.Range(0, 7_000).Select(n => $"  l{n}: {{ why: x, prots: [1] }}\n")), "'prots' is no key of a list. Did you mean 'ports'?" },
        { "overlay/10.yaml", "why: x\nprofiles:\n" + string.Concat(Enumerable.Range(0, 9_000).Select(n => $"  p{n}: {{ memroy: 1GiB }}\n")), "'memroy' is no key of a profile. Did you mean 'memory'?" },
    };

    [Theory]
    [MemberData(nameof(Files), DisableDiscoveryEnumeration = true)]
    public void A_hostile_file_is_a_clear_problem_and_no_hang(string file, string text, string problem)
    {
        _policy.Write("overlay/00.yaml", "why: Test.\n");
        _policy.Write(file, text);

        var (problems, elapsed) = Load();

        Assert.Contains(problems, told => told.Contains(problem, StringComparison.Ordinal));
        Assert.All(problems, told => Assert.InRange(told.Length, 1, 2_000));
        Assert.InRange(problems.Count, 1, PolicyException.ProblemsMax + 1);
        Assert.True(elapsed < Bound, string.Create(CultureInfo.InvariantCulture, $"{elapsed.TotalSeconds:0.0} s"));
    }

    [Theory]
    [InlineData("fires_on:\n  - { port: 4444 }\n", "at least one sample under 'fires_on'")]
    [InlineData("spares:\n  - { port: 80 }", "at least one sample under 'spares'")]
    public void A_rule_without_samples_is_no_rule(string samples, string problem)
    {
        _policy.Write("rules/4xxx-network.yaml", TestPolicy.Rule.ReplaceLineEndings("\n").Replace("  " + samples.Replace("\n", "\n  ", StringComparison.Ordinal).TrimEnd(' '), "", StringComparison.Ordinal));

        Assert.Contains(Load().Problems, told => told.Contains(problem, StringComparison.Ordinal));
    }

    [Fact]
    public void A_named_pipe_and_a_link_that_leads_in_circles_are_not_waited_for()
    {
        using (var made = Process.Start("mkfifo", [Path.Combine(_policy.Directory, "rules/5xxx-pipe.yaml")]))
            made.WaitForExit();
        File.CreateSymbolicLink(Path.Combine(_policy.Directory, "rules/6xxx-circle.yaml"), "6xxx-circle.yaml");
        File.CreateSymbolicLink(Path.Combine(_policy.Directory, "rules/7xxx-endless.yaml"), "/dev/zero");
        File.CreateSymbolicLink(Path.Combine(_policy.Directory, "rules/8xxx-piped.yaml"), "5xxx-pipe.yaml");

        var (problems, elapsed) = Load();

        Assert.True(elapsed < Bound, string.Create(CultureInfo.InvariantCulture, $"{elapsed.TotalSeconds:0.0} s"));
        Assert.All(["5xxx-pipe", "6xxx-circle", "7xxx-endless", "8xxx-piped"], name => Assert.Contains(problems, told => told.StartsWith($"rules/{name}.yaml", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_thousand_overlay_files_are_too_many()
    {
        for (var n = 0; n < 1000; n++)
            _policy.Write($"overlay/{n:0000}.yaml", "why: Test.\n");

        Assert.Equal(["overlay: 1000 overlay files lie here; at most 100 are allowed."], Load().Problems);
    }

    [Fact]
    public void What_is_more_than_a_person_reads_is_counted()
    {
        _policy.Write("lists.yaml", string.Concat(Enumerable.Range(0, 5_000).Select(n => $"l{n}: x\n")));

        var problems = Load().Problems;

        Assert.Equal(PolicyException.ProblemsMax + 1, problems.Count);
        Assert.EndsWith("more problems are not shown.", problems[^1], StringComparison.Ordinal);
    }

    public void Dispose() => _policy.Dispose();

    private (IReadOnlyList<string> Problems, TimeSpan Elapsed) Load()
    {
        var overlays = Path.Combine(_policy.Directory, "overlay");
        var began = Stopwatch.GetTimestamp();
        var problem = Assert.Throws<PolicyException>(() => PolicyLoader.Load(new PolicyLayers(_policy.Directory, null, Directory.Exists(overlays) ? overlays : null)));
        return ([.. problem.Problems.Select(told => told.ToString())], Stopwatch.GetElapsedTime(began));
    }

    private static string Laughs()
    {
        var text = new StringBuilder("a: &a [x, x, x, x, x, x, x, x, x, x]\n");
        for (var level = 'b'; level < 'k'; level++)
            text.Append(CultureInfo.InvariantCulture, $"{level}: &{level} [{string.Join(", ", Enumerable.Repeat($"*{(char)(level - 1)}", 10))}]\n");
        return text.ToString();
    }
}
