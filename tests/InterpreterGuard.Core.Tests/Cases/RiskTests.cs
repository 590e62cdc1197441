using InterpreterGuard.Core.Cases;
using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Incidents;
using InterpreterGuard.Core.Observations;
using InterpreterGuard.TestKit.Given;

namespace InterpreterGuard.Core.Tests.Cases;

public sealed class RiskTests
{
    [Fact]
    public void What_was_refused_weighs_its_severity_alone() =>
        Assert.Equal("severity 30", Parts(Decision.Denied, IncidentDecision.Refused));

    [Theory]
    [InlineData(Decision.Denied, IncidentDecision.Denied, "severity 30")]
    [InlineData(Decision.Allowed, IncidentDecision.Denied, "severity 30, got_through 20")]
    [InlineData(Decision.Denied, IncidentDecision.Recorded, "severity 30, got_through 10")]
    public void What_got_through_weighs(Decision decision, IncidentDecision did, string parts) => Assert.Equal(parts, Parts(decision, did));

    [Theory]
    [InlineData("read", "severity 30, decoys 5")]
    [InlineData("emitted", "severity 30, decoys 15")]
    [InlineData("used", "severity 30, decoys 20")]
    public void A_decoy_weighs_by_what_was_done_with_it(string grade, string parts) => Assert.Equal(parts, Parts(Decision.Denied, IncidentDecision.Denied, grade));

    [Theory]
    [InlineData(0, 0, "")]
    [InlineData(1, 0, "repetition 1")]
    [InlineData(1000, 0, "repetition 10")]
    [InlineData(0, 1, "history 6")]
    [InlineData(8, 10, "repetition 7, history 10")]
    public void Repetition_and_history_weigh_within_bounds(long equal, long confirmed, string parts) => Assert.Equal(parts, Show(RiskScore.Of(RiskParts.OfHistory(equal, confirmed))));

    [Fact]
    public void The_sum_is_at_most_a_hundred() => Assert.Equal(100, RiskScore.Of([new("a", 80, ""), new("b", 40, "")]).Score);

    private static string Parts(Decision decision, IncidentDecision did, string? grade = null)
    {
        var execution = GivenExecutions.Ended(GivenExecutions.Accepted()) with
        {
            Observations =
            [
                new Observation(2, GivenExecutions.Noon, ProcessReference.Guard, new NetworkBind { Family = "inet", Address = "0.0.0.0", Port = 1 }, decision),
                .. grade is null ? Array.Empty<Observation>() : [new Observation(3, GivenExecutions.Noon, ProcessReference.Guard, new DecoySeen { Decoy = "env_file", Grade = grade, Channel = "open" }, Decision.Allowed)],
            ],
        };
        return Show(RiskScore.Of(RiskParts.Of(execution, Severity.High, did, rules: 1)));
    }

    private static string Show(RiskScore risk) => string.Join(", ", risk.Parts.Select(part => $"{part.Name} {part.Points}"));
}
