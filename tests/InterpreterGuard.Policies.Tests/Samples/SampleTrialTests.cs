using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Screening;
using InterpreterGuard.Core.Submissions;
using InterpreterGuard.Policies.Samples;

namespace InterpreterGuard.Policies.Tests.Samples;

public sealed class SampleTrialTests
{
    public static TheoryData<string> Recordings =>
        [.. BasePolicy.Policy.Samples.Where(sample => sample.Recording is not null).Select(sample => $"{sample.Rule} {sample.RecordingFile}")];

    [Theory]
    [MemberData(nameof(Recordings))]
    public void A_rule_of_the_base_policy_says_of_a_recording_what_it_should(string name)
    {
        var sample = BasePolicy.Policy.Samples.Single(sample => $"{sample.Rule} {sample.RecordingFile}" == name);

        Assert.Null(SampleTrial.Try(BasePolicy.Policy, sample).Problem);
    }

    [Fact]
    public void Every_fact_of_the_base_policy_is_judged_as_written() =>
        Assert.All(BasePolicy.Policy.Samples.Where(sample => sample.Fact is not null), sample => Assert.Null(SampleTrial.Try(BasePolicy.Policy, sample).Problem));

    [Fact]
    public void A_rule_that_does_not_fire_on_its_sample_is_told()
    {
        using var policy = TestPolicy.With("rules/4xxx-network.yaml", TestPolicy.Rule.Replace("{ port: 4444 }", "{ port: 4445 }", StringComparison.Ordinal));

        Assert.Equal(["It must fire and did not."], Problems(policy));
    }

    [Fact]
    public void A_rule_that_does_not_spare_its_sample_is_told_with_what_it_said()
    {
        using var policy = TestPolicy.With("rules/4xxx-network.yaml", TestPolicy.Rule.Replace("{ port: 80 }", "{ address: 10.0.0.1, port: 4444 }", StringComparison.Ordinal));

        Assert.Equal(["It must be spared, and the rule said: Test rule: connects to 10.0.0.1:4444"], Problems(policy));
    }

    [Fact]
    public void A_recording_is_shown_whole()
    {
        using var policy = TestPolicy.With("rules/4xxx-network.yaml", TestPolicy.Rule
            .Replace("{ port: 4444 }", "recordings/two.json", StringComparison.Ordinal).Replace("{ port: 80 }", "recordings/one.json", StringComparison.Ordinal));
        policy.Write("recordings/two.json", Json(80, 4444));
        policy.Write("recordings/one.json", Json(80));

        Assert.Empty(Problems(policy));
    }

    [Fact]
    public void Of_a_source_file_all_that_was_read_is_shown()
    {
        using var policy = TestPolicy.WithCondition("code.string", "value == \"evil\"");
        var rules = policy.Load();
        var sample = rules.Samples[0] with { Fact = null, File = "samples/a.py" };
        CodeString[] read = [Text("good"), Text("evil")];

        Assert.Null(SampleTrial.Try(rules, sample, read).Problem);
        Assert.NotNull(SampleTrial.Try(rules, sample with { Fires = false }, read).Problem);
        Assert.NotNull(SampleTrial.Try(rules, sample, [read[0]]).Problem);
    }

    private static List<string> Problems(TestPolicy policy)
    {
        var rules = policy.Load();
        return [.. rules.Samples.Select(sample => SampleTrial.Try(rules, sample).Problem).OfType<string>()];
    }

    private static CodeString Text(string value) => new() { Language = Language.Python, Span = SourceSpan.Start, Value = value };

    private static string Json(params IEnumerable<int> ports) =>
        "{\"program\":\"a.py\",\"language\":\"python\",\"profile\":\"default\",\"status\":\"completed\",\"facts\":["
        + string.Join(',', ports.Select(port => $"{{\"after_ms\":0,\"process\":{{\"pid\":2,\"parent_pid\":1,\"name\":\"x\"}},\"fact\":{{\"kind\":\"network.connect\",\"family\":\"inet\",\"port\":{port}}}}}"))
        + "]}";
}
