using System.Globalization;
using InterpreterGuard.Cli.Api;
using InterpreterGuard.Cli.Showing;
using InterpreterGuard.Client;

namespace InterpreterGuard.Cli.Watching;

/// <summary>What is seen, line by line: time, decision, process, sentence; below it what rules concluded, in the colour of its severity.</summary>
/// <param name="screen">Where to.</param>
/// <param name="all">Several executions speak at once: each line says of which.</param>
/// <param name="detectionsOnly">Only what a rule concluded something from.</param>
internal sealed class WatchReport(Screen screen, bool all, bool detectionsOnly)
{
    private const int SentenceMax = 300;
    private const int TagLength = 6;

    public void Show(WatchedEvent told)
    {
        var answer = new Answer(told.Json);
        switch (told.Kind)
        {
            case "began":
                var context = answer.Part("context");
                screen.Line($"● {Line(told.ExecutionId)}  {Line(answer.Text("language"))}, profile {Line(answer.Text("profile"))}{Behind(", agent ", context.Text("agent"))}{Behind(", session ", answer.Text("session_id"))}{(all ? "  " + Tag(told) : "")}", "bold");
                break;
            case "screened":
                Screened(told, answer);
                break;
            case "observation":
                Observed(told, answer);
                break;
            case "ended":
                Ended(told, answer);
                break;
            case "missed":
                screen.Warn($"{Line(answer.Text("missed"))} were missed: this end was too slow. They are kept with their executions.");
                break;
            default:
                screen.Detail($"{Line(told.Kind)} {Line(told.Json.GetRawText())}");
                break;
        }
    }

    private void Screened(WatchedEvent told, Answer answer)
    {
        var findings = answer.Parts("findings");
        if (findings.Count == 0 && (detectionsOnly || answer.Text("verdict") == "allow"))
            return;
        screen.Line($"{Prefix(told)}screening: {Line(answer.Text("verdict"))}", answer.Text("verdict") == "allow" ? "default" : "bold red");
        foreach (var finding in findings)
            Concluded(told, finding, finding.Part("span").Text("start_line"));
    }

    private void Observed(WatchedEvent told, Answer answer)
    {
        var detections = answer.Parts("detections");
        if (detectionsOnly && detections.Count == 0)
            return;
        var process = answer.Part("process");
        var who = process.Text("pid") is "0" or "" ? process.Text("name") : $"{process.Text("name")}[{process.Text("pid")}]";
        var decision = answer.Text("decision");
        screen.Line(
            $"{Prefix(told)}{Time(answer.Text("at"))}  {Line(decision),-7}  {Line(who)} {Cut(Line(ObservationSentence.Of(answer.Text("kind"), answer.Part("fact"))))}",
            decision switch { "allowed" => "default", "denied" => "yellow", _ => "bold red" });
        foreach (var detection in detections)
            Concluded(told, detection, "");
    }

    private void Concluded(WatchedEvent told, Answer conclusion, string line)
    {
        var silenced = conclusion.Text("silenced_by");
        string[] parts =
        [
            conclusion.Text("severity"), conclusion.Text("rule"), conclusion.Text("message", "name"), line.Length > 0 ? $"line {line}" : "",
            $"[{conclusion.Text("action")}]", conclusion.Flag("trial") ? "(on trial)" : "", silenced.Length > 0 ? $"(silenced by {silenced})" : "",
        ];
        screen.Line($"{Prefix(told)}    ▲ {Cut(Line(string.Join("  ", parts.Where(part => part.Length > 0))))}", SeverityStyle.OfSeverity(silenced.Length > 0 ? null : conclusion.Text("severity")));
    }

    private void Ended(WatchedEvent told, Answer answer)
    {
        var status = answer.Text("status");
        var code = answer.Text("exit_code") is { Length: > 0 } exit ? $", exit code {Line(exit)}" : "";
        var incident = answer.Text("incident_id") is { Length: > 0 } id ? $"  ./guard incident {Line(id)}" : "";
        screen.Line($"{Prefix(told)}{(status == "held" ? "◌ waits for a person" : $"○ {Line(status)}{code}")}, {Line(answer.Text("detections"))} detections{incident}", SeverityStyle.OfStatus(status));
        if (answer.Number("observations_dropped") is > 0 and var dropped)
            screen.Warn(string.Create(CultureInfo.InvariantCulture, $"{dropped} more observations were judged and counted, but not kept."));
        foreach (var sensor in answer.Parts("sensors").Where(sensor => !sensor.Flag("on") || sensor.Number("lost") is > 0))
            screen.Warn(sensor.Flag("on") ? $"Sensor {Line(sensor.Text("sensor"))} lost {Line(sensor.Text("lost"))}." : $"Sensor {Line(sensor.Text("sensor"))} was off.");
    }

    private string Prefix(WatchedEvent told) => all ? Tag(told) + "  " : "";

    // Ids begin with their time: of those that run at once, the last digits differ.
    private static string Tag(WatchedEvent told) => "#" + Line(told.ExecutionId.Length > TagLength ? told.ExecutionId[^TagLength..] : told.ExecutionId);

    private static string Time(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at.UtcDateTime.ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture) : Line(text);

    private static string Behind(string before, string text) => text.Length == 0 ? "" : before + Cut(Line(text));

    private static string Cut(string text) => text.Length <= SentenceMax ? text : text[..SentenceMax] + "…";

    private static string Line(string? text) => SafeText.Line(text);
}
