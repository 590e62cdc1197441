using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Policies;
using InterpreterGuard.Core.Profiles;

namespace InterpreterGuard.Sandboxing.Tests.Support;

/// <summary>A policy that has profiles and no rules.</summary>
internal sealed class TestPolicy(params Profile[] profiles) : IPolicy, IPolicies
{
    public IPolicy Current => this;

    public string Id => "test";

    public string Hash => "";

    public bool Enforced => true;

    public IReadOnlyDictionary<string, Profile> Profiles { get; } = profiles.ToDictionary(profile => profile.Name, StringComparer.Ordinal);

    public string DefaultProfile => profiles[0].Name;

    public Disclosure Disclosure => Disclosure.Full;

    public IReadOnlyList<RuleDescription> Rules => [];

    public IReadOnlyList<RuleMatch> Evaluate(Fact fact, Profile profile) => [];
}
