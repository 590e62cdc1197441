using System.Globalization;
using InterpreterGuard.Cli.Showing;
using InterpreterGuard.Client;

namespace InterpreterGuard.Cli.Scanning;

/// <summary>Findings for a person: place, rule, the line with the stretch underlined, what it is about, and what to write instead.</summary>
internal sealed class TextReport(Screen screen)
{
    private const int LineShownMax = 160;
    private const int DecodedShownMax = 240;

    public void Show(ScanResult result)
    {
        foreach (var file in result.Files)
        {
            if (file.Screening.LanguageConfidence is { } confidence)
                screen.Detail($"{SafeText.Line(file.File.Path)} looks like {SafeText.Line(file.Screening.Language)} (confidence {confidence.ToString("P0", CultureInfo.InvariantCulture)}{(file.Screening.FenceRemoved == true ? "; read without its fence" : "")})");
            foreach (var finding in file.Findings)
                Show(file, finding);
        }

        foreach (var (path, sentence) in result.Problems)
            screen.Problem($"{SafeText.Line(path)} {SafeText.Line(sentence)}");
        Sum(result);
    }

    private void Show(ScannedFile file, SecurityFinding finding)
    {
        var at = finding.Span is { } span ? $":{span.StartLine}:{span.StartColumn}" : "";
        var what = finding.Action is null or "record" or "advise" ? "" : $"  [{SafeText.Line(finding.Action)}]";
        screen.Line(
            $"{SafeText.Line(file.File.Path)}{at}  {SafeText.Line(finding.Severity ?? "finding")}  {SafeText.Line(finding.Rule)}  {SafeText.Line(finding.Name)}{what}", SeverityStyle.OfSeverity(finding.Severity));
        if (finding.Span is { } place)
            Underline(file.File.Line(place.StartLine), place);
        if (finding.Message is { Length: > 0 } message)
            screen.Say($"    {SafeText.Line(message)}");
        if (finding.Layers.Count > 0)
            screen.Detail($"  inside {SafeText.Line(string.Join(" > ", finding.Layers))}{Decoded(file.Screening, finding)}");
        if (finding.Cwe.Count + finding.Attack.Count > 0)
            screen.Detail($"  {SafeText.Line(string.Join(", ", finding.Cwe.Concat(finding.Attack)))}");
        if (finding.Fix is { Length: > 0 } fix)
            screen.Line($"    fix: {SafeText.Line(fix)}", "green");
        screen.Say("");
    }

    private static string Decoded(Screening screening, SecurityFinding finding)
    {
        var text = screening.Layers.FirstOrDefault(layer => layer.Path.SequenceEqual(finding.Layers, StringComparer.Ordinal) && (layer.Span is null || layer.Span == finding.Span))?.Text
            ?? screening.Layers.FirstOrDefault(layer => layer.Path.SequenceEqual(finding.Layers, StringComparer.Ordinal))?.Text;
        return text is null ? "" : $": {SafeText.Line(text.Length > DecodedShownMax ? text[..DecodedShownMax] + "…" : text)}";
    }

    private void Underline(string line, SourceSpan span)
    {
        var (from, to) = Underlining.Of(line, span);

        // A long line is shown around the stretch.
        var start = line.Length <= LineShownMax ? 0 : Math.Max(0, Math.Min(from - (LineShownMax / 4), line.Length - LineShownMax));
        var shown = line.Substring(start, Math.Min(LineShownMax, line.Length - start));
        var (left, marked) = (SafeText.Line(line[start..from]), SafeText.Line(line[from..Math.Min(to, start + shown.Length)]));
        screen.Say($"{span.StartLine,6} | {SafeText.Line(shown)}");
        screen.Line($"       | {new string(' ', Cells.Count(left))}{new string('^', Math.Max(1, Cells.Count(marked)))}", "bold");
    }

    private void Sum(ScanResult result)
    {
        var findings = result.Files.SelectMany(file => file.Findings).GroupBy(finding => finding.Severity ?? "finding", StringComparer.Ordinal)
            .OrderByDescending(group => Severities.Rank(group.Key)).Select(group => $"{group.Count()} {group.Key}").ToList();
        var stopped = result.Files.Count(file => file.Stopped);
        var sum = $"{result.Files.Count} files read: {(findings.Count == 0 ? "nothing found" : string.Join(", ", findings))}"
            + (stopped == 0 ? "" : $"; {stopped} would be refused or held") + (result.Problems.Count == 0 ? "" : $"; {result.Problems.Count} not read");
        if (stopped > 0 || result.Problems.Count > 0)
            screen.Problem(sum);
        else if (findings.Count > 0)
            screen.Warn(sum);
        else
            screen.Done(sum);
    }
}
