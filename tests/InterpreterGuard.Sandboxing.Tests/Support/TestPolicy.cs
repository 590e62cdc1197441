using InterpreterGuard.Core.Exceptions;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Observations;
using InterpreterGuard.Core.Policies;
using InterpreterGuard.Core.Profiles;

namespace InterpreterGuard.Sandboxing.Tests.Support;

/// <summary>A policy that has profiles and no rules.</summary>
internal sealed class TestPolicy(params Profile[] profiles) : IPolicy, IPolicies, IRuleWatch
{
    public IPolicy Current => this;

    public string Id => "test";

    public string Hash => "";

    public bool Enforced => true;

    public IReadOnlyDictionary<string, Profile> Profiles { get; } = profiles.ToDictionary(profile => profile.Name, StringComparer.Ordinal);

    public string DefaultProfile => profiles[0].Name;

    public Disclosure Disclosure => Disclosure.Full;

    public TimeSpan HoldFor => TimeSpan.FromHours(24);

    public IReadOnlyList<ExceptionDescription> Exceptions { get; set; } = [];

    public IReadOnlyList<string> Warnings { get; set; } = [];

    public IReadOnlyList<RuleDescription> Rules => [];

    public IRuleWatch Watch(WatchScope scope, Profile profile) => this;

    public IReadOnlyList<RuleMatch> Evaluate(Fact fact, ProcessReference? process, DateTimeOffset at) => [];

    public void Process(ProcessNode node)
    {
    }
}
