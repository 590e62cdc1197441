using InterpreterGuard.Policies.Samples;

namespace InterpreterGuard.Policies.Tests.BasePack;

public sealed class RuleSampleTests
{
    public static TheoryData<string> Rules => [.. BasePolicy.Policy.Rules.Select(rule => rule.Id.Value)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rule_fires_on_its_samples_and_spares_the_others(string id)
    {
        var facts = BasePolicy.Policy.Samples.Where(sample => sample.Rule.Value == id && sample.File is null).ToList();

        Assert.Contains(facts, sample => sample.Fires);
        Assert.Contains(facts, sample => !sample.Fires);
        foreach (var sample in facts)
        {
            var problem = SampleTrial.Try(BasePolicy.Policy, sample).Problem;
            Assert.True(problem is null, $"line {sample.Line}: {sample.Fact}: {problem}");
        }
    }

    [Fact]
    public void A_rule_about_source_names_a_source_file_it_spares_and_one_it_fires_on()
    {
        // What no source can bring about, a parser that is down, has no file.
        string[] without = ["IG1039"];

        foreach (var rule in BasePolicy.Policy.Rules.Where(rule => rule.On.StartsWith("code.", StringComparison.Ordinal)))
        {
            var files = BasePolicy.Policy.Samples.Where(sample => sample.Rule == rule.Id && sample.File is not null).ToList();
            Assert.True(files.Any(sample => !sample.Fires), $"{rule.Id} spares no file");
            Assert.True(files.Any(sample => sample.Fires) || without.Contains(rule.Id.Value), $"{rule.Id} fires on no file");
        }
    }

    [Fact]
    public void Every_sample_file_is_named_by_a_rule()
    {
        var named = BasePolicy.Policy.Samples.Select(sample => sample.File).OfType<string>().Order(StringComparer.Ordinal);
        var there = Directory.EnumerateFiles(Path.Combine(BasePolicy.Policies, "base", "samples")).Select(file => "samples/" + Path.GetFileName(file));

        Assert.Equal(there.Order(StringComparer.Ordinal), named);
    }

    [Fact]
    public void The_message_names_the_rule_and_what_was_seen()
    {
        var sample = BasePolicy.Policy.Samples.First(sample => sample.Rule.Value == "IG4004" && sample.Fires);

        var match = Assert.Single(BasePolicy.Policy.Judge(sample.Fact!, BasePolicy.Policy.Profiles["default"]));

        Assert.Equal("Connection to a cloud metadata address: connects to 169.254.169.254:80", match.Message);
    }

    [Fact]
    public void A_program_the_submission_made_is_expected_where_the_profile_says_compile()
    {
        var sample = BasePolicy.Policy.Samples.First(sample => sample.Rule.Value == "IG2021" && sample.Fires);

        Assert.NotEmpty(BasePolicy.Policy.Judge(sample.Fact!, BasePolicy.Policy.Profiles["default"]));
        Assert.Empty(BasePolicy.Policy.Judge(sample.Fact!, BasePolicy.Policy.Profiles["compile"]));
    }
}
