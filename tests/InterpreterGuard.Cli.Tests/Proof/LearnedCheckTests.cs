using InterpreterGuard.Cli.Proof;
using InterpreterGuard.Cli.Tests.Support;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Observations;
using InterpreterGuard.Policies;
using InterpreterGuard.Policies.Learning;

namespace InterpreterGuard.Cli.Tests.Proof;

/// <summary>What was learned is loaded by the real loader, over a real base, and shown the runs it was learned from.</summary>
public sealed class LearnedCheckTests : IDisposable
{
    private static readonly string[] Kinds = ["network.connect", "process.exec"];

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void With_what_was_learned_the_programs_pass_and_others_do_not()
    {
        var honest = Run("honest.py", Connect("10.0.0.1"), new ProcessExec { Path = "/usr/bin/git", Name = "git", CommandLine = "git status" });
        var other = Run("other.py", Connect("10.0.0.2"));
        var bare = Load();
        var learned = Learner.Learn(bare.Rules, honest.Said);

        foreach (var (name, text) in LearnedFiles.Write(learned, "me", DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime)))
            _folder.Write(Path.Combine("overlay", name), text);
        var after = LearnedCheck.Run(Load("overlay"), profileName: null, [honest, other]);

        Assert.Equal(["honest.py", "other.py"], LearnedCheck.Run(bare, profileName: null, [honest, other]).Keys);
        Assert.Equal(2, learned.Exceptions.Count);
        Assert.Equal(["other.py"], after.Keys);
        Assert.Equal("IG1001", Assert.Single(after["other.py"]).Value);
    }

    [Fact]
    public void A_rule_met_in_many_ways_only_records_then()
    {
        var honest = Run("honest.py", [.. Enumerable.Range(0, 20).Select(i => Connect($"10.0.0.{i}"))]);
        var learned = Learner.Learn(Load().Rules, honest.Said);

        foreach (var (name, text) in LearnedFiles.Write(learned, "me", new DateOnly(2026, 1, 1)))
            _folder.Write(Path.Combine("overlay", name), text);

        Assert.Single(learned.Changes);
        Assert.Empty(LearnedCheck.Run(Load("overlay"), profileName: null, [honest]));
    }

    public void Dispose() => _folder.Dispose();

    private static NetworkConnect Connect(string address) => new() { Family = "inet", Address = address, Port = 80 };

    private static LearnedRun Run(string program, params IReadOnlyList<Fact> facts)
    {
        var at = TimeProvider.System.GetUtcNow();
        return new(
            program,
            "completed",
            [],
            [.. facts.Select((fact, index) => new Observation(index + 1, at, new ProcessReference(2, 1, "python3"), fact, Decision.Allowed))],
            [.. facts.Select(fact => new LearnedMatch(new RuleId(fact is NetworkConnect ? "IG1001" : "IG1002"), fact, program, Run: 1))]);
    }

    private LoadedPolicy Load(string? overlay = null)
    {
        _folder.Write("base/policy.yaml", "id: test\nenforcement: enforce\ndefault_profile: default\ndisclosure: rules\n");
        _folder.Write("base/profiles.yaml", "default:\n  description: For tests.\n");
        _folder.Write("base/lists.yaml", "ports:\n  why: For tests.\n  ports: [4444]\n");
        _folder.Write("base/rules/1xxx-source.yaml", string.Concat(Kinds.Select((kind, index) => $$"""
            - id: IG100{{index + 1}}
              name: Any of a kind
              on: {{kind}}
              when: true
              severity: high
              then: deny
              maturity: stable
              attack: []
              cwe: []
              why: It is a test.
              false_positives: None.
              fires_on:
                - { }
              spares:
                - { }

            """)));
        return PolicyLoader.Load(new PolicyLayers(Path.Combine(_folder.Path, "base"), PresetFile: null, overlay is null ? null : Path.Combine(_folder.Path, overlay)));
    }
}
