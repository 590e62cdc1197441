using System.Text.Json;
using InterpreterGuard.Containment.Tests.Hosting;

namespace InterpreterGuard.Containment.Tests.Samples;

[Collection(HostCollection.Name)]
[Trait("needs", "docker")]
public sealed class SampleTests(ContainmentHost containment)
{
    public static TheoryData<string> Honest => [.. SampleCatalogue.Names("honest")];

    public static TheoryData<string> Abuse => [.. SampleCatalogue.Names("abuse")];

    [Theory]
    [MemberData(nameof(Honest))]
    public async Task An_honest_sample_gets_its_result_and_makes_no_incident(string name)
    {
        var sample = SampleCatalogue.Load(name);

        var answer = await SubmitAsync(sample);

        Assert.True(answer.Status == Word(sample.Expect), $"expected {Word(sample.Expect)}: {answer}");
        if (sample.Exit is { } exit)
            Assert.Equal(exit, answer.ExitCode);
        if (sample.Stdout.Count > 0)
            Assert.Equal(sample.Stdout, Lines(answer.Stdout));
        Assert.All(sample.StdoutContains, text => Assert.Contains(text, answer.Stdout, StringComparison.Ordinal));

        var execution = await containment.Host.ReviewAsync($"/v1/executions/{answer.Id}");
        Assert.Empty(Serious(execution.GetProperty("security")));
        Assert.Null(await containment.Host.IncidentAsync(answer.Id));
    }

    [Theory]
    [MemberData(nameof(Abuse))]
    public async Task An_abuse_sample_becomes_an_incident_with_evidence(string name)
    {
        var sample = SampleCatalogue.Load(name);
        var threat = sample.Threat!;

        var answer = await SubmitAsync(sample);

        var incident = await containment.Host.IncidentAsync(answer.Id);
        Assert.True(incident is not null, $"no incident: {answer}");
        var severity = incident.Value.GetProperty("severity").GetString();
        Assert.True(Rank(severity) >= Rank(threat.Severity), $"severity is {severity}, at least {threat.Severity} was expected: {incident}");
        Assert.NotEmpty(incident.Value.GetProperty("rules").EnumerateArray());
        await EvidenceStandsAsync(answer.Id, threat.At);
        Decided(threat.Decision, incident.Value.GetProperty("decision").GetString()!, incident.Value);
    }

    private async Task<Answer> SubmitAsync(Sample sample) => await containment.Host.RunAsync(new Submission
    {
        Language = sample.Language,
        Code = sample.Code,
        Stdin = sample.Stdin.Count == 0 ? null : string.Concat(sample.Stdin.Select(line => line + "\n")),
        Args = sample.Arguments.Count == 0 ? null : sample.Arguments,
    });

    /// <summary>Every serious detection points at a finding with a place in the source or at an observation that is really kept.</summary>
    private async Task EvidenceStandsAsync(string execution, string at)
    {
        var security = (await containment.Host.ReviewAsync($"/v1/executions/{execution}")).GetProperty("security");
        var findings = security.GetProperty("findings").EnumerateArray().ToList();
        var observations = (await containment.Host.ObservationsAsync(execution)).Select(observation => observation.GetProperty("sequence").GetInt64()).ToHashSet();
        var serious = Serious(security);
        Assert.NotEmpty(serious);

        var inSource = false;
        var atRuntime = false;
        foreach (var detection in serious)
        {
            if (Number(detection, "finding") is { } finding)
            {
                Assert.True(findings[(int)finding].GetProperty("span").GetProperty("start_line").GetInt32() >= 1);
                inSource = true;
            }
            else
            {
                Assert.Contains(Number(detection, "observation")!.Value, observations);
                atRuntime = true;
            }
        }

        Assert.True(at == "either" || (at == "source" ? inSource : atRuntime), $"seen {(inSource ? "in source" : "at runtime")} only, {at} was expected");
    }

    private static void Decided(string expected, string decision, JsonElement incident)
    {
        string[] allowed = expected switch
        {
            "any" => ["recorded", "denied", "held", "refused", "killed"],
            "stopped" => ["denied", "held", "refused", "killed"],
            "denied" => ["denied", "killed"],
            _ => [expected],
        };
        Assert.True(allowed.Contains(decision, StringComparer.Ordinal), $"decision is {decision}, {expected} was expected: {incident}");
    }

    /// <summary>Detections that make an incident: of rules that are not on trial and alert or do more.</summary>
    private static List<JsonElement> Serious(JsonElement security) =>
        [.. security.GetProperty("detections").EnumerateArray().Where(detection => !detection.GetProperty("trial").GetBoolean() && !detection.GetProperty("action_wanted").ValueEquals("record"))];

    private static long? Number(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetInt64() : null;

    private static int Rank(string? severity) => SampleThreat.Severities.ToList().IndexOf(severity ?? "");

    private static string Word(SampleExpectation expectation) => expectation == SampleExpectation.Failed ? "failed" : "completed";

    private static List<string> Lines(string output)
    {
        var lines = output.Split('\n').Select(line => line.TrimEnd()).ToList();
        if (lines[^1].Length == 0)
            lines.RemoveAt(lines.Count - 1);
        return lines;
    }
}
