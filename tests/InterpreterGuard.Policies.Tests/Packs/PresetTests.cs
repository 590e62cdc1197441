using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Policies;
using InterpreterGuard.Policies.Samples;

namespace InterpreterGuard.Policies.Tests.Packs;

/// <summary>The shipped presets: each loads over the base, fits a screen, and is what it says.</summary>
public sealed class PresetTests
{
    private const int ScreenLines = 52;

    private static readonly Lazy<Dictionary<string, LoadedPolicy>> Loaded = new(() => Names.ToDictionary(
        name => name, name => PolicyLoader.Load(PolicyLayers.Named(Path.Combine(BasePolicy.Policies, "base"), name, overlayDirectory: null)), StringComparer.Ordinal));

    private static string[] Names => ["default", "development", "education", "strict"];

    [Fact]
    public void There_are_four_each_on_one_screen()
    {
        var files = Directory.EnumerateFiles(Path.Combine(BasePolicy.Policies, "presets")).Order(StringComparer.Ordinal).ToList();

        Assert.Equal(Names, files.Select(file => Path.GetFileNameWithoutExtension(file)!));
        Assert.All(files, file => Assert.InRange(File.ReadAllLines(file).Length, 5, ScreenLines));
    }

    [Fact]
    public void They_differ_in_hash_and_in_what_rules_do()
    {
        Assert.Equal(4, Loaded.Value.Values.Select(policy => policy.Hash).Distinct(StringComparer.Ordinal).Count());
        var differences = from one in Names from other in Names where string.CompareOrdinal(one, other) < 0 select Doings(one).Except(Doings(other)).Count();

        Assert.All(differences, count => Assert.True(count >= 5, $"{count} rules differ"));
    }

    [Fact]
    public void Default_is_the_base_that_enforces() =>
        Assert.Equal(BasePolicy.Policy.Rules.Select(rule => (rule.Id, rule.Action, rule.Severity)), Loaded.Value["default"].Rules.Select(rule => (rule.Id, rule.Action, rule.Severity)));

    [Fact]
    public void Development_stops_ways_out_and_observes_the_rest()
    {
        Assert.Equal(RuleAction.Record, Does("development", "IG1014"));
        Assert.Equal(RuleAction.Record, Does("development", "IG4005"));
        Assert.Equal(RuleAction.Kill, Does("development", "IG3001"));
        Assert.Equal(RuleAction.Deny, Does("development", "IG1001"));
        Assert.Equal(("compile", Disclosure.Full), (Loaded.Value["development"].DefaultProfile, Loaded.Value["development"].Disclosure));
    }

    [Fact]
    public void Strict_only_ever_does_more_than_default()
    {
        foreach (var rule in Loaded.Value["default"].Rules)
            Assert.True(Does("strict", rule.Id.Value) >= Does("default", rule.Id.Value), rule.Id.Value);
        Assert.Equal(("small", Disclosure.Status), (Loaded.Value["strict"].DefaultProfile, Loaded.Value["strict"].Disclosure));
        Assert.All(Loaded.Value["strict"].Profiles.Values, profile => Assert.Equal((Severity.Medium, Severity.Critical), (profile.Verdict.HoldAt, profile.Verdict.RefuseAt)));
        Assert.All(Loaded.Value["strict"].Profiles, profile => Assert.True(profile.Value.MemoryBytesMax <= Loaded.Value["default"].Profiles[profile.Key].MemoryBytesMax));
    }

    [Fact]
    public void Education_makes_no_incident_of_mistakes_and_keeps_the_walls()
    {
        Assert.Equal(RuleAction.Record, Does("education", "IG4005"));
        Assert.Equal(RuleAction.Record, Does("education", "IG5001"));
        Assert.Equal(RuleAction.Kill, Does("education", "IG3001"));
        Assert.Equal(RuleAction.Deny, Does("education", "IG4004"));
        Assert.Equal(("classroom", Disclosure.Full), (Loaded.Value["education"].DefaultProfile, Loaded.Value["education"].Disclosure));
    }

    private static RuleAction Does(string preset, string id) => Doings(preset).Single(rule => rule.Id == id).Does;

    /// <summary>What each rule does when it matches its own sample; switched-off rules do nothing.</summary>
    private static IEnumerable<(string Id, RuleAction Does)> Doings(string preset)
    {
        var policy = Loaded.Value[preset];
        return policy.Samples.Where(sample => sample.Fires && sample.File is null).DistinctBy(sample => sample.Rule).Select(sample => (
            sample.Rule.Value,
            SampleTrial.Said(policy, sample)?.Action ?? RuleAction.Record));
    }
}
