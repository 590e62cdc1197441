using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Policies;
using InterpreterGuard.Core.Profiles;
using InterpreterGuard.Policies.Exceptions;
using InterpreterGuard.TestKit.Given;

namespace InterpreterGuard.Policies.Tests.Exceptions;

/// <summary>What is proposed loads, silences what it was made of, and nothing that differs from it.</summary>
public sealed class ExceptionProposalTests
{
    private static readonly Profile Usual = new() { Name = "default" };
    private static readonly DateOnly Today = new(2026, 5, 1);
    private static readonly DateOnly Later = new(2026, 12, 31);

    public static TheoryData<string> Kinds => [.. GivenFacts.Code.Cast<Fact>().Concat(GivenFacts.Runtime).Select(fact => fact.Kind).Where(kind => kind != "code.unreadable")];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_proposal_of_every_kind_of_fact_silences_that_fact(string kind)
    {
        var fact = GivenFacts.Code.Cast<Fact>().Concat(GivenFacts.Runtime).Single(fact => fact.Kind == kind);

        var proposal = Propose(fact);

        Assert.Equal("EX-1", Assert.Single(Judge(proposal.Yaml, kind, fact)).SilencedBy);
    }

    [Fact]
    public void Another_address_is_not_silenced()
    {
        var fact = new NetworkConnect { Family = "inet", Address = "192.0.2.7", Port = 443 };

        var yaml = Propose(fact).Yaml;

        Assert.Equal("EX-1", Assert.Single(Judge(yaml, fact.Kind, fact)).SilencedBy);
        Assert.Null(Assert.Single(Judge(yaml, fact.Kind, fact with { Address = "192.0.2.8" })).SilencedBy);
        Assert.Null(Assert.Single(Judge(yaml, fact.Kind, fact with { Port = 80 })).SilencedBy);
    }

    [Fact]
    public void The_text_is_what_a_person_would_write()
    {
        Assert.Equal(
            """
            # Proposed from a test.
            - id: EX-1
              rules: [IG4001]
              when: '(!datagram && family == "inet" && address == "192.0.2.7" && name == "" && port == 443 && path == "" && !loopback)'
              owner: 'O''Hara'
              reason: 'The mirror: ours.'
              created: 2026-05-01
              expires: 2026-12-31

            """,
            Propose(new NetworkConnect { Family = "inet", Address = "192.0.2.7", Port = 443 }).Yaml);
    }

    [Fact]
    public void It_can_be_for_one_agent_and_one_tenant_whose_names_mean_nothing_else()
    {
        var proposed = new ProposedException("EX-1", RuleOn("network.connect"), [new NetworkConnect { Family = "inet", Address = "192.0.2.7", Port = 443 }]) { Agent = "it's [one]", Tenant = "acme" };

        Assert.Contains("  agents: ['it''s [one]']\n  tenants: ['acme']\n", ExceptionProposal.Write([proposed], "x", "jane", "Ours.", Today, Later).Yaml, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => ExceptionProposal.Write([proposed with { Agent = "a\u202eb" }], "x", "jane", "Ours.", Today, Later));
    }

    [Theory]
    [InlineData("'\n- id: EX-2\n  rules: [IG4001]\n  when: 'true")]
    [InlineData("\" || true || name == \"")]
    [InlineData("\\\" || true || name == \\\"")]
    [InlineData("# \u0001 \u202e \ufeff \ud83d\ude42 \u2028 {x} \\u0041")]
    public void What_a_stranger_wrote_stays_text(string hostile)
    {
        var fact = new ProcessMemoryFile { Name = hostile };

        var proposal = Propose(fact);

        Assert.DoesNotContain(proposal.Yaml, c => c is not '\n' and (< ' ' or > '~'));
        Assert.Equal("EX-1", Assert.Single(Judge(proposal.Yaml, fact.Kind, fact)).SilencedBy);
        Assert.Null(Assert.Single(Judge(proposal.Yaml, fact.Kind, fact with { Name = "other" })).SilencedBy);
    }

    [Fact]
    public void A_long_text_is_told_by_its_beginning()
    {
        var fact = new ProcessMemoryFile { Name = new string('x', 100_000) };

        Assert.Equal("EX-1", Assert.Single(Judge(Propose(fact).Yaml, fact.Kind, fact)).SilencedBy);
    }

    [Fact]
    public void What_does_not_fit_into_a_condition_is_not_proposed()
    {
        var facts = Enumerable.Range(0, 500).Select(i => (Fact)new ProcessMemoryFile { Name = $"file-{i}" }).ToArray();

        Assert.Contains("at most", Assert.Throws<PolicyException>(() => Propose(facts)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_proposal_for_a_critical_rule_warns()
    {
        var fact = new NetworkConnect { Family = "inet", Address = "192.0.2.7", Port = 443 };
        var rule = RuleOn(fact.Kind) with { Severity = Severity.Critical };

        var proposal = ExceptionProposal.Write([new("EX-1", rule, [fact])], "Test.", "me", "x", Today, Later);

        Assert.Contains("silences IG4001 'Test rule', a critical rule", Assert.Single(proposal.Warnings), StringComparison.Ordinal);
    }

    private static ExceptionProposal Propose(params Fact[] facts) =>
        ExceptionProposal.Write([new("EX-1", RuleOn(facts[0].Kind), facts)], "Proposed from a test.", "O'Hara", "The mirror: ours.", Today, Later);

    private static RuleDescription RuleOn(string kind) => new()
    {
        Id = new RuleId("IG4001"), Name = "Test rule", On = kind, When = "true", Severity = Severity.High, Action = RuleAction.Deny, Why = "A test.", Source = "test:1",
    };

    private static IReadOnlyList<RuleMatch> Judge(string yaml, string kind, Fact fact)
    {
        using var policy = TestPolicy.WithCondition(kind, "1 == 1");
        return policy.LoadWith(("exceptions.yaml", yaml)).Judge(fact, Usual);
    }
}
