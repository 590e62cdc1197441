using InterpreterGuard.Cli.Scanning;
using InterpreterGuard.Client;
using NJsonSchema;
using System.Text.Json;

namespace InterpreterGuard.Cli.Tests.Scanning;

public sealed class SarifReportTests
{
    private static readonly SecurityFinding Advice = new()
    {
        Rule = "IG8002",
        Name = "What a caller sends becomes SQL",
        Severity = "high",
        Action = "advise",
        Message = "It goes in unchanged.",
        Span = new SourceSpan { StartLine = 2, StartColumn = 3, EndLine = 2, EndColumn = 8 },
        Cwe = ["CWE-89"],
        Fix = "Give the values apart.",
    };

    // What an agent's key is told.
    private static readonly SecurityFinding Bare = new() { Rule = "IG1001", Name = "Shell on a connection" };

    [Fact]
    public async Task It_is_what_the_schema_asks_for()
    {
        var schema = await JsonSchema.FromFileAsync(Path.Combine(AppContext.BaseDirectory, "Scanning", "sarif-schema-2.1.0.json"), TestContext.Current.CancellationToken);

        var problems = schema.Validate(SarifReport.Write(Result()));

        Assert.Empty(problems.Select(problem => problem.ToString()));
    }

    [Fact]
    public async Task The_schema_refuses_what_is_no_such_report()
    {
        var schema = await JsonSchema.FromFileAsync(Path.Combine(AppContext.BaseDirectory, "Scanning", "sarif-schema-2.1.0.json"), TestContext.Current.CancellationToken);

        Assert.NotEmpty(schema.Validate(SarifReport.Write(Result()).Replace("\"startLine\": 2", "\"startLine\": 0", StringComparison.Ordinal)));
        Assert.NotEmpty(schema.Validate(SarifReport.Write(Result()).Replace("\"level\": \"error\"", "\"level\": \"high\"", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_result_names_its_rule_its_place_and_its_fix()
    {
        var run = JsonDocument.Parse(SarifReport.Write(Result())).RootElement.GetProperty("runs")[0];
        var result = run.GetProperty("results").EnumerateArray().First(result => result.GetProperty("ruleId").GetString() == "IG8002");
        var rules = run.GetProperty("tool").GetProperty("driver").GetProperty("rules");

        Assert.Equal("IG8002", rules[result.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString());
        Assert.Equal("error", result.GetProperty("level").GetString());
        Assert.Equal("It goes in unchanged. Fix: Give the values apart.", result.GetProperty("message").GetProperty("text").GetString());
        var place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
        Assert.Equal("src/a%20b.py", place.GetProperty("artifactLocation").GetProperty("uri").GetString());
        Assert.Equal("(2, 3, 8, query(text))", (place.GetProperty("region").GetProperty("startLine").GetInt32(), place.GetProperty("region").GetProperty("startColumn").GetInt32(),
            place.GetProperty("region").GetProperty("endColumn").GetInt32(), place.GetProperty("region").GetProperty("snippet").GetProperty("text").GetString()).ToString());
        Assert.Contains("external/cwe/cwe-89", rules.EnumerateArray().Last().GetProperty("properties").GetProperty("tags").EnumerateArray().Select(tag => tag.GetString()));
    }

    [Fact]
    public void What_was_not_read_makes_the_run_unsuccessful()
    {
        var invocation = JsonDocument.Parse(SarifReport.Write(Result())).RootElement.GetProperty("runs")[0].GetProperty("invocations")[0];

        Assert.False(invocation.GetProperty("executionSuccessful").GetBoolean());
        Assert.Equal("big.py has 2000000 bytes.", invocation.GetProperty("toolExecutionNotifications")[0].GetProperty("message").GetProperty("text").GetString());
    }

    private static ScanResult Result() => new(
        [new ScannedFile(new SourceFile("src/a b.py", "python", "import x\nquery(text)\n"), new Screening { Verdict = "refuse", Findings = [Advice, Advice, Bare] })],
        [new ScanProblem("big.py", "has 2000000 bytes.")]);
}
