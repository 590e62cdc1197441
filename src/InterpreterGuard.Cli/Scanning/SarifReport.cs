using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using InterpreterGuard.Client;

namespace InterpreterGuard.Cli.Scanning;

/// <summary>Findings in the Static Analysis Results Interchange Format 2.1.0, which code hosts and editors show beside the code.</summary>
internal static class SarifReport
{
    private const string Schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
    private static readonly JsonSerializerOptions Written = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(ScanResult result)
    {
        var rules = result.Files.SelectMany(file => file.Findings).DistinctBy(finding => finding.Rule, StringComparer.Ordinal).OrderBy(finding => finding.Rule, StringComparer.Ordinal).ToList();
        var indices = rules.Index().ToDictionary(rule => rule.Item.Rule, rule => rule.Index, StringComparer.Ordinal);
        var run = new JsonObject
        {
            ["tool"] = new JsonObject
            {
                ["driver"] = new JsonObject
                {
                    ["name"] = "InterpreterGuard",
                    ["version"] = typeof(SarifReport).Assembly.GetName().Version!.ToString(3),
                    ["rules"] = new JsonArray([.. rules.Select(Rule)]),
                },
            },
            ["invocations"] = new JsonArray(Invocation(result)),
            ["columnKind"] = "utf16CodeUnits",
            ["results"] = new JsonArray([.. result.Files.SelectMany(file => file.Findings.Select(finding => Result(file, finding, indices[finding.Rule])))]),
        };
        return new JsonObject { ["$schema"] = Schema, ["version"] = "2.1.0", ["runs"] = new JsonArray(run) }.ToJsonString(Written);
    }

    private static JsonObject Rule(SecurityFinding finding)
    {
        var rule = new JsonObject
        {
            ["id"] = finding.Rule,
            ["shortDescription"] = Text(finding.Name),
            ["defaultConfiguration"] = new JsonObject { ["level"] = Level(finding.Severity) },
        };
        if (finding.Fix is { Length: > 0 } fix)
            rule["help"] = Text(fix);
        rule["properties"] = new JsonObject
        {
            ["tags"] = new JsonArray([.. finding.Cwe.Select(weakness => $"external/cwe/{weakness.ToLowerInvariant()}").Concat(finding.Attack).Append("security").Select(tag => JsonValue.Create(tag))]),
            ["security-severity"] = Score(finding.Severity),
        };
        return rule;
    }

    private static JsonObject Result(ScannedFile file, SecurityFinding finding, int rule)
    {
        var place = new JsonObject { ["artifactLocation"] = new JsonObject { ["uri"] = Address(file.File.Path) } };
        if (finding.Span is { } span)
            place["region"] = Region(file.File, span);
        var message = finding.Message is { Length: > 0 } sentence ? sentence : finding.Name;
        return new JsonObject
        {
            ["ruleId"] = finding.Rule,
            ["ruleIndex"] = rule,
            ["level"] = Level(finding.Severity),
            ["message"] = Text(finding.Fix is { Length: > 0 } fix ? $"{message} Fix: {fix}" : message),
            ["locations"] = new JsonArray(new JsonObject { ["physicalLocation"] = place }),
            ["properties"] = new JsonObject
            {
                ["severity"] = finding.Severity ?? "",
                ["action"] = finding.Action ?? "",
                ["layers"] = new JsonArray([.. finding.Layers.Select(layer => JsonValue.Create(layer))]),
            },
        };
    }

    /// <summary>The format knows no empty stretch at the very beginning that ends before it starts; places are taken as the host gives them, and never turned around.</summary>
    private static JsonObject Region(SourceFile file, SourceSpan span) => new()
    {
        ["startLine"] = Math.Max(1, span.StartLine),
        ["startColumn"] = Math.Max(1, span.StartColumn),
        ["endLine"] = Math.Max(Math.Max(1, span.StartLine), span.EndLine),
        ["endColumn"] = Math.Max(1, span.EndLine <= span.StartLine ? Math.Max(span.StartColumn, span.EndColumn) : span.EndColumn),
        ["snippet"] = Text(file.Line(span.StartLine)),
    };

    private static JsonObject Invocation(ScanResult result) => new()
    {
        ["executionSuccessful"] = result.Problems.Count == 0,
        ["toolExecutionNotifications"] = new JsonArray(
        [
            .. result.Problems.Select(problem => new JsonObject
            {
                ["level"] = "error",
                ["message"] = Text($"{problem.Path} {problem.Sentence}"),
                ["locations"] = new JsonArray(new JsonObject { ["physicalLocation"] = new JsonObject { ["artifactLocation"] = new JsonObject { ["uri"] = Address(problem.Path) } } }),
            }),
        ]),
    };

    private static JsonObject Text(string text) => new() { ["text"] = text };

    /// <summary>A relative path stays relative to where the scan was started: the reader knows its own root.</summary>
    private static string Address(string path) => Path.IsPathRooted(path) ? new Uri(path).AbsoluteUri : string.Join('/', path.Split('/').Select(Uri.EscapeDataString));

    private static string Level(string? severity) => severity switch
    {
        "info" or "low" => "note",
        "medium" => "warning",
        _ => "error",
    };

    /// <summary>On the scale from 0 to 10 by which code hosts sort.</summary>
    private static string Score(string? severity) => (severity switch
    {
        "info" => 1.0,
        "low" => 3.0,
        "medium" => 5.5,
        "high" => 8.0,
        _ => 9.5,
    }).ToString("F1", CultureInfo.InvariantCulture);
}
