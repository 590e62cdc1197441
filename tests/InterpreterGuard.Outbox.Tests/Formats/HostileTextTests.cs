using System.Text;
using System.Text.Json;
using FsCheck.Xunit;
using InterpreterGuard.Outbox.Formats;
using InterpreterGuard.Outbox.Reports;
using InterpreterGuard.Outbox.Tests.Support;

namespace InterpreterGuard.Outbox.Tests.Formats;

/// <summary>Whatever an agent writes comes out at the other end as the text it was, in the place where it belongs.</summary>
public sealed class HostileTextTests
{
    public static TheoryData<string> Texts => [.. GivenReport.Hostile.Where(text => !text.Any(char.IsSurrogate))];

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_stranger_opens_no_field_of_his_own(string text) => Holds(text);

    [Fact]
    public void Nor_with_half_a_character()
    {
        foreach (var text in GivenReport.Hostile.Where(text => text.Any(char.IsSurrogate)))
            Holds(text);
    }

    [Property(MaxTest = 300)]
    public void Nor_with_any_text(string? text) => Holds(text ?? "");

    [Property(MaxTest = 200)]
    public void Plain_text_is_short_and_shows_itself(string? text, byte max)
    {
        var plain = PlainText.Of(text, max + 1);

        Assert.True(plain.Length <= max + 1);
        Assert.DoesNotContain(plain, character => char.IsControl(character) || char.GetUnicodeCategory(character) is System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.LineSeparator or System.Globalization.UnicodeCategory.ParagraphSeparator);
        Assert.Equal(plain, Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(plain)));
        if (text is not null && text.Length <= max && text.All(character => character is >= ' ' and <= '~'))
            Assert.Equal(text, plain);
    }

    [Fact]
    public void A_document_stays_within_256_KiB_and_a_line_within_16()
    {
        var report = GivenReport.Of(new string('\u202e', 100_000));
        report = report with { Detections = [.. Enumerable.Repeat(report.Detections[0], ReportBounds.Detections)] };

        Assert.All(Enum.GetValues<OutboxFormat>().SelectMany(format => Documents.Write(format, report)), document => Assert.InRange(document.Body.Length, 1, 256 << 10));
        Assert.All(Documents.Write(OutboxFormat.Cef, report), document => Assert.InRange(document.Body.Length, 1, 16 << 10));
    }

    private static void Holds(string text)
    {
        var report = GivenReport.Of(text);
        foreach (var (index, document) in Documents.Write(OutboxFormat.Cef, report).Index())
            Cef(report, report.Detections[index], document);
        foreach (var (index, document) in Documents.Write(OutboxFormat.Falco, report).Index())
            Falco(report, report.Detections[index], document);
        foreach (var (index, document) in Documents.Write(OutboxFormat.Ecs, report).Index())
            Assert.Equal(report.Detections[index].Message, Json(document).GetProperty("message").GetString());
        foreach (var document in Documents.Write(OutboxFormat.Ocsf, report).Skip(1))
            Assert.Contains(Json(document).GetProperty("finding_info").GetProperty("title").GetString(), report.Detections.Select(detection => detection.RuleName));
        Assert.Equal(report.Agent, Json(Documents.Write(OutboxFormat.Guard, report)[0]).GetProperty("data").GetProperty("context").TryGetProperty("agent", out var agent) ? agent.GetString() : "");
    }

    private static void Cef(IncidentReport report, DetectionReport detection, OutboxDocument document)
    {
        var line = Encoding.UTF8.GetString(document.Body);
        var (head, fields) = CefReader.Read(line);

        Assert.DoesNotContain(line, char.IsControl);
        Assert.Equal(["CEF:0", "InterpreterGuard", "InterpreterGuard", "0.1.0", "IG4004", detection.RuleName, head[6]], head);
        Assert.Equal((document.Id, report.IncidentId, report.Decision), (fields["externalId"], fields["cs1"], fields["outcome"]));
        Assert.Equal((detection.Message, report.User, report.Agent), (fields.GetValueOrDefault("msg", ""), fields.GetValueOrDefault("suser", ""), fields.GetValueOrDefault("cs3", "")));
        Assert.Equal((detection.ProcessName, detection.Path, detection.CommandLine), (fields.GetValueOrDefault("sproc", ""), fields.GetValueOrDefault("filePath", ""), fields.GetValueOrDefault("cs5", "")));
        Assert.Empty(fields.Keys.Except(KnownFields, StringComparer.Ordinal));
    }

    private static readonly string[] KnownFields =
    [
        "rt", "externalId", "cat", "act", "outcome", "msg", "dvchost", "suser", "sproc", "spid", "dst", "c6a3", "c6a3Label", "dhost", "dpt", "filePath", "cs1", "cs1Label", "cs2", "cs2Label", "cs3",
        "cs3Label", "cs4", "cs4Label", "cs5", "cs5Label", "cs6", "cs6Label",
    ];

    private static void Falco(IncidentReport report, DetectionReport detection, OutboxDocument document)
    {
        var json = Json(document);
        var fields = json.GetProperty("output_fields");

        Assert.Equal($"IG4004 {detection.RuleName}", json.GetProperty("rule").GetString());
        Assert.StartsWith(detection.Message, json.GetProperty("output").GetString(), StringComparison.Ordinal);
        Assert.Equal(report.IncidentId, fields.GetProperty("guard.incident").GetString());
        Assert.Equal(report.User, fields.TryGetProperty("user.name", out var user) ? user.GetString() : "");
    }

    private static JsonElement Json(OutboxDocument document)
    {
        Assert.All(document.Body, unit => Assert.InRange(unit, (byte)' ', (byte)'~'));
        return JsonDocument.Parse(document.Body).RootElement;
    }
}
