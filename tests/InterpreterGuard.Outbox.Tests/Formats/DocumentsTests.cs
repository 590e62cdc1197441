using System.Text;
using System.Text.Json;
using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Policies;
using InterpreterGuard.Outbox.Formats;
using InterpreterGuard.Outbox.Reports;
using InterpreterGuard.Outbox.Tests.Support;
using InterpreterGuard.TestKit.Given;

namespace InterpreterGuard.Outbox.Tests.Formats;

public sealed class DocumentsTests
{
    [Theory]
    [InlineData(OutboxFormat.Guard, 1)]
    [InlineData(OutboxFormat.Ocsf, 6)]
    [InlineData(OutboxFormat.Falco, 5)]
    [InlineData(OutboxFormat.Ecs, 5)]
    [InlineData(OutboxFormat.Cef, 5)]
    public void The_same_report_gives_the_same_documents_each_with_an_id_of_its_own(OutboxFormat format, int count)
    {
        var report = GivenReport.Of("x");
        var first = Documents.Write(format, report);
        var second = Documents.Write(format, report with { Agent = report.Agent });

        Assert.Equal(count, first.Count);
        Assert.Equal(count, first.Select(document => document.Id).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(first.Select(document => document.Id), second.Select(document => document.Id));
        Assert.All(first.Zip(second), pair => Assert.Equal(pair.First.Body, pair.Second.Body));
    }

    [Theory]
    [InlineData(OutboxFormat.Guard)]
    [InlineData(OutboxFormat.Ocsf)]
    [InlineData(OutboxFormat.Falco)]
    [InlineData(OutboxFormat.Ecs)]
    [InlineData(OutboxFormat.Cef)]
    public void A_change_without_a_new_detection_is_told_too(OutboxFormat format)
    {
        var document = Assert.Single(Documents.Write(format, GivenReport.Of("It was rejected.", isUpdate: true) with { Detections = [] }));

        Assert.Contains("It was rejected.", Encoding.UTF8.GetString(document.Body), StringComparison.Ordinal);
    }

    [Fact]
    public void What_only_records_is_on_trial_or_is_silenced_stays_here()
    {
        var told = GivenReport.Detection("told", 1);
        Detection[] all =
        [
            told, told with { Message = "trial", Trial = true }, told with { Message = "silenced", SilencedBy = "e" }, told with { Message = "records", Action = RuleAction.Record, ActionWanted = RuleAction.Record },
            told with { Message = "observes", Action = RuleAction.Record },
        ];
        var execution = GivenExecutions.Ended(GivenExecutions.Accepted());

        var report = ReportWriter.Write(execution, GivenExecutions.IncidentOf(execution), all, GivenReport.Origin());

        Assert.Equal(["told", "observes"], report.Detections.Select(detection => detection.Message));
    }

    [Fact]
    public void The_most_severe_are_told_and_the_others_counted()
    {
        var execution = GivenExecutions.Ended(GivenExecutions.Accepted());
        var many = Enumerable.Range(0, 30).Select(i => GivenReport.Detection($"{i}", 1) with { Severity = i == 29 ? Severity.Critical : Severity.Low }).ToList();

        var report = ReportWriter.Write(execution, GivenExecutions.IncidentOf(execution), many, GivenReport.Origin());

        Assert.Equal((20, 10, "29"), (report.Detections.Count, report.DetectionsLeftOut, report.Detections[0].Message));
        Assert.Equal(10, JsonDocument.Parse(Documents.Write(OutboxFormat.Guard, report)[0].Body).RootElement.GetProperty("data").GetProperty("detections_left_out").GetInt32());
    }

    [Fact]
    public void Neither_the_code_nor_a_known_secret_leaves()
    {
        var execution = GivenExecutions.Ended(GivenExecutions.Accepted("the code itself"));
        var detection = GivenReport.Detection("it printed hunter2 to stdout", 1);

        var report = ReportWriter.Write(execution, GivenExecutions.IncidentOf(execution) with { Summary = "hunter2 left" }, [detection], GivenReport.Origin() with { Redaction = new Masks("hunter2") });

        var all = string.Join('\n', Enum.GetValues<OutboxFormat>().SelectMany(format => Documents.Write(format, report)).Select(document => Encoding.UTF8.GetString(document.Body)));
        Assert.DoesNotContain("hunter2", all, StringComparison.Ordinal);
        Assert.DoesNotContain("the code itself", all, StringComparison.Ordinal);
        Assert.Contains("[masked: password]", all, StringComparison.Ordinal);
    }

    [Fact]
    public void A_syslog_line_is_what_RFC_5424_says_and_its_frame_counts_octets()
    {
        var line = SyslogLine.Write(Severity.Critical, GivenExecutions.Noon, "gu ard-1\n", OutboxFormat.Cef, "CEF:0|ä"u8.ToArray());

        Assert.Equal("<130>1 2026-03-04T12:00:00.000000Z guard-1 interpreterguard - cef - CEF:0|ä", Encoding.UTF8.GetString(line));
        Assert.Equal($"{line.Length} <130>1 ", Encoding.UTF8.GetString(SyslogLine.Frame(line))[..10]);
        Assert.Equal("<134>1 2026-03-04T12:00:00.000000Z - interpreterguard - guard - ", Encoding.UTF8.GetString(SyslogLine.Write(Severity.Info, GivenExecutions.Noon, "\u00e4", OutboxFormat.Guard, [])));
    }

    private sealed class Masks(string secret) : IRedaction
    {
        public bool MasksOutput => false;

        public string Mask(string text) => text.Replace(secret, "[masked: password]", StringComparison.Ordinal);
    }
}
