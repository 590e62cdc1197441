using InterpreterGuard.Core.Facts;
using InterpreterGuard.Policies.Tuning;
using InterpreterGuard.TestKit.Given;

namespace InterpreterGuard.Policies.Tests.Tuning;

/// <summary>What an exception may leave open, and what it may not.</summary>
public sealed class FactChoicesTests
{
    private static readonly NetworkConnect Out = new() { Family = "inet", Address = "192.0.2.7", Port = 443 };

    public static TheoryData<string> Kinds => [.. Facts.Select(fact => fact.Kind).Where(kind => kind != "code.unreadable")];

    private static IEnumerable<Fact> Facts => GivenFacts.Code.Cast<Fact>().Concat(GivenFacts.Runtime);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Nothing_and_flags_alone_are_refused_for_every_kind_and_the_usual_choice_is_let_through(string kind)
    {
        List<Fact> facts = [Facts.Single(fact => fact.Kind == kind)];
        var choices = FactChoices.Of(facts);

        Assert.Null(FactChoices.ProblemOf(facts, [.. choices.Where(choice => choice.Usual).Select(choice => choice.Name)]));
        Assert.NotNull(FactChoices.ProblemOf(facts, []));
        if (choices.Any(choice => choice.Telling))
            Assert.NotNull(FactChoices.ProblemOf(facts, [.. choices.Where(choice => !choice.Telling).Select(choice => choice.Name)]));
    }

    [Fact]
    public void A_port_or_a_family_says_too_little_and_an_address_says_enough()
    {
        Assert.Equal("would silence nearly everything the rule speaks of; choose at least one of address", FactChoices.ProblemOf([Out], ["port", "family", "loopback"]));
        Assert.Null(FactChoices.ProblemOf([Out], ["address"]));
        Assert.Equal(["address == \"192.0.2.7\"", "address == \"192.0.2.8\""], FactChoices.Of([Out, Out with { Address = "192.0.2.8" }]).Single(choice => choice.Name == "address").Held);
    }

    [Fact]
    public void Each_of_several_facts_is_held_fast_by_something_of_its_own()
    {
        var nameless = Out with { Address = "", Name = "api.example" };

        Assert.Equal("would silence nearly everything the rule speaks of; choose at least one of name", FactChoices.ProblemOf([Out, nameless], ["address"]));
        Assert.Null(FactChoices.ProblemOf([Out, nameless], ["address", "name"]));
    }

    [Fact]
    public void A_field_that_is_none_is_named() => Assert.StartsWith("names 'agent', which is no field", FactChoices.ProblemOf([Out], ["agent"]), StringComparison.Ordinal);
}
