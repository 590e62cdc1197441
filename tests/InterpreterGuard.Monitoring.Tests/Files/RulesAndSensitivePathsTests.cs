using System.Text;
using System.Text.RegularExpressions;
using InterpreterGuard.Monitoring.Files;

namespace InterpreterGuard.Monitoring.Tests.Files;

/// <summary>A rule about a path that the sensor does not look at would never fire. So every path a shipped rule fires on must be on the sensor's list.</summary>
public sealed partial class RulesAndSensitivePathsTests
{
    private static readonly string[] RuleFiles = ["3xxx-file.yaml", "9xxx-guard.yaml"];

    public static TheoryData<string, string, bool> PathsThatFire()
    {
        var data = new TheoryData<string, string, bool>();
        var (rule, kind, fires) = ("", "", false);
        foreach (var line in RuleFiles.SelectMany(file => File.ReadLines(Path.Combine(RulesFolder(), file))))
        {
            if (line.StartsWith("- id: ", StringComparison.Ordinal))
                (rule, fires) = (line[6..], false);
            else if (line.StartsWith("  on: ", StringComparison.Ordinal))
                kind = line[6..];
            else if (line.StartsWith("  ", StringComparison.Ordinal) && line[2] != ' ')
                fires = line == "  fires_on:";
            else if (fires && kind == "file.open" && Example().Match(line) is { Success: true } match)
                data.Add(rule, match.Groups["path"].Value, line.Contains("writing: true", StringComparison.Ordinal));
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(PathsThatFire))]
    public void The_sensor_looks_at_what_a_rule_fires_on(string rule, string path, bool writing) =>
        Assert.True(new SensitivePaths([]).Contains(Encoding.UTF8.GetBytes(path), writing), $"{rule}: {path}");

    [Fact]
    public void There_are_such_rules() => Assert.InRange(PathsThatFire().Count, 15, 500);

    [GeneratedRegex("""path: "?(?<path>[^,"} ]+)""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Example();

    private static string RulesFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "InterpreterGuard.sln")))
            folder = folder.Parent;
        return Path.Combine(folder.FullName, "policies", "base", "rules");
    }
}
