using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Observations;
using InterpreterGuard.Core.Screening;
using InterpreterGuard.Core.Submissions;
using InterpreterGuard.Policies.Recordings;

namespace InterpreterGuard.Policies.Tests.Recordings;

public sealed class RecordingTests
{
    private static readonly DateTimeOffset Noon = Judging.Noon;

    [Fact]
    public void Clock_and_process_numbers_of_the_machine_are_left_out()
    {
        var recording = Of(
            new Observation(7, Noon.AddMilliseconds(3), new ProcessReference(4711, 1, "python3"), Connect(80), Decision.Denied),
            new Observation(8, Noon.AddMilliseconds(257), new ProcessReference(4713, 4711, "sh"), new ProcessSignal { Target = 4711, Signal = 15 }, Decision.Allowed),
            new Observation(9, Noon.AddMilliseconds(260), ProcessReference.Guard, new ResourceLimit { Resource = "memory", Limit = 1, Hits = 1 }, Decision.Allowed));

        Assert.Equal([0L, 200L, 200L], recording.Facts.Select(fact => fact.AfterMs));
        Assert.Equal([(2, 1), (3, 2), (0, 0)], recording.Facts.Select(fact => (fact.Process.Pid, fact.Process.ParentPid)));
        Assert.Equal(2, Assert.IsType<ProcessSignal>(recording.Facts[1].Fact).Target);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(1)]
    public void A_signal_to_everybody_or_to_init_stays_what_it_was(int target)
    {
        var recording = Of(new Observation(1, Noon, new ProcessReference(40, 1, "python3"), new ProcessSignal { Target = target, Signal = 9 }, Decision.Denied));

        Assert.Equal(target, Assert.IsType<ProcessSignal>(recording.Facts[0].Fact).Target);
    }

    [Fact]
    public void A_recording_is_bounded_and_says_what_it_left_out()
    {
        var recording = Of([.. Enumerable.Range(0, 700).Select(i => new Observation(i + 1, Noon, new ProcessReference(2, 1, "x"), Connect(i), Decision.Denied))]);

        Assert.Equal(RecordingFile.FactsMax, recording.Facts.Count);
        Assert.Equal(205, recording.LeftOut);
    }

    [Fact]
    public void What_is_written_is_read_again_a_fact_a_line()
    {
        using var policy = TestPolicy.With();
        var recording = Of(
            new Observation(1, Noon, new ProcessReference(2, 1, "x\"facts\":[]"), Connect(80), Decision.Denied),
            new Observation(2, Noon, new ProcessReference(2, 1, "x"), new FileOpen { Path = "/ü\n", Writing = true, Program = "" }, Decision.Allowed));
        var text = RecordingFile.Write(recording);
        policy.Write("recordings/a.json", text);

        var read = RecordingFile.Read(Path.Combine(policy.Directory, "recordings/a.json"), out var problem);

        Assert.Equal("", problem);
        Assert.Equal(recording.Facts, read!.Facts);
        Assert.Equal(RecordingFile.Write(read), text);
        Assert.Equal(4, text.TrimEnd('\n').Split('\n').Length);
    }

    [Theory]
    [InlineData("[]", "cannot be read")]
    [InlineData("{\"program\":\"a\",\"language\":\"python\",\"profile\":\"default\",\"status\":\"completed\",\"facts\":[{\"fact\":null}]}", "is not a recording")]
    [InlineData("{\"program\":\"a\",\"language\":\"python\",\"profile\":\"default\",\"status\":\"completed\",\"facts\":[{\"after_ms\":0,\"process\":{},\"fact\":{\"kind\":\"no.such\"}}]}", "cannot be read")]
    [InlineData("{\"program\":\"a\",\"language\":\"python\",\"profile\":\"default\",\"status\":\"completed\",\"facts\":[],\"more\":1}", "cannot be read")]
    public void A_file_that_is_no_recording_is_a_problem_at_the_line_that_names_it(string json, string problem)
    {
        using var policy = WithRecording("recordings/a.json");
        policy.Write("recordings/a.json", json);

        var said = Assert.Single(policy.Problems());

        Assert.StartsWith("rules/4xxx-network.yaml:13:7: The recording 'recordings/a.json'", said, StringComparison.Ordinal);
        Assert.Contains(problem, said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("recordings/missing.json")]
    [InlineData("recordings/../../a.json")]
    public void A_recording_that_is_not_in_the_folder_is_a_problem(string name)
    {
        using var policy = WithRecording(name);

        Assert.Contains("There is no sample", Assert.Single(policy.Problems()), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_recording_of_the_base_policy_is_named_by_a_rule()
    {
        var named = BasePolicy.Policy.Samples.Select(sample => sample.RecordingFile).OfType<string>().Distinct(StringComparer.Ordinal);
        var there = Directory.EnumerateFiles(Path.Combine(BasePolicy.Policies, "base", "recordings")).Select(file => "recordings/" + Path.GetFileName(file));

        Assert.Equal(there.Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
    }

    private static TestPolicy WithRecording(string name) =>
        TestPolicy.With("rules/4xxx-network.yaml", TestPolicy.Rule.Replace("{ port: 4444 }", name, StringComparison.Ordinal));

    // What was read in source is no part of a run.
    private static Recording Of(params IReadOnlyList<Observation> seen) => RecordingWriter.Of(
        "/somewhere/a.py", "python", "default", "completed",
        [.. seen, new Observation(seen.Count + 1, Noon, ProcessReference.Guard, new CodeString { Language = Language.Python, Span = SourceSpan.Start, Value = "x" }, Decision.Allowed)],
        dropped: 4);

    private static NetworkConnect Connect(int port) => new() { Family = "inet", Address = "10.0.0.1", Port = port };
}
