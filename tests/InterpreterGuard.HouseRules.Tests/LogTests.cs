using System.Globalization;
using System.Text.RegularExpressions;

namespace InterpreterGuard.HouseRules.Tests;

/// <summary>Event ids are for machines that read logs: unique, inside the project's range, and never reused.</summary>
public partial class LogTests
{
    private static readonly Dictionary<string, int> Ranges = new(StringComparer.Ordinal)
    {
        ["Screening"] = 1000, ["Sandboxing"] = 2000, ["Monitoring"] = 3000, ["Core"] = 4000, ["Policies"] = 5000, ["Storage"] = 6000, ["Host"] = 7000, ["Cli"] = 8000, ["Outbox"] = 9000,
    };

    [Fact]
    public void Log_messages_stand_in_one_file_of_a_project()
    {
        var elsewhere = House.Sources().Where(file => File.ReadAllText(file).Contains("[LoggerMessage(", StringComparison.Ordinal) && Path.GetFileName(file) != "Log.cs");

        Assert.Empty(elsewhere.Select(House.Show));
    }

    [Fact]
    public void Event_ids_lie_in_the_range_of_their_project()
    {
        var wrong = EventIds().Where(seen => seen.Id / 1000 * 1000 != Ranges[seen.Project]).Select(seen => $"{seen.Project}: {seen.Id}");

        Assert.Empty(wrong);
    }

    [Fact]
    public void Event_ids_are_unique()
    {
        var twice = EventIds().GroupBy(seen => seen.Id).Where(group => group.Count() > 1).Select(group => group.Key);

        Assert.Empty(twice);
    }

    [Fact]
    public void Every_message_has_an_id()
    {
        var without = LogFiles().Where(file => Message.Count(File.ReadAllText(file)) != EventId.Count(File.ReadAllText(file)));

        Assert.Empty(without.Select(House.Show));
    }

    private static IEnumerable<(string Project, int Id)> EventIds() =>
        from file in LogFiles()
        let project = House.Show(file).Split('/')[1]["InterpreterGuard.".Length..]
        from match in EventId.Matches(File.ReadAllText(file))
        select (project, int.Parse(match.Groups["id"].Value, CultureInfo.InvariantCulture));

    private static IEnumerable<string> LogFiles() => House.Sources().Where(file => Path.GetFileName(file) == "Log.cs");

    [GeneratedRegex(@"EventId\s*=\s*(?<id>[0-9]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex EventId { get; }

    [GeneratedRegex(@"\[LoggerMessage\(", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Message { get; }
}
