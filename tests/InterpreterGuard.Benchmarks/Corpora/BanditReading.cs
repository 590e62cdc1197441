using System.Text.Json;

namespace InterpreterGuard.Benchmarks.Corpora;

/// <summary>What bandit finds in the same Python programs, where it is installed: any finding of medium severity or higher, as is asked of the host.</summary>
internal static class BanditReading
{
    public static async Task<BenchLine?> RunAsync(IReadOnlyList<CorpusJudgement> judgements)
    {
        var python = judgements.Where(one => one.Program.Language == "python").ToList();
        var folder = Directory.CreateTempSubdirectory("interpreterguard-bandit-");
        try
        {
            for (var index = 0; index < python.Count; index++)
                await File.WriteAllTextAsync(Path.Combine(folder.FullName, $"{index}.py"), python[index].Program.Code);
            if (await FoundAsync(folder.FullName) is not { } found)
                return null;
            var theirs = python.Where((_, index) => found.Contains($"{index}.py")).ToList();
            var (ours, abuse) = (python.Count(one => one.Program.IsAbuse && one.Found), python.Count(one => one.Program.IsAbuse));
            var (seen, alarms) = (theirs.Count(one => one.Program.IsAbuse), theirs.Count(one => !one.Program.IsAbuse));
            return new(
                $"of {abuse} Python programs of abuse found", $"{ours}, {python.Count(one => !one.Program.IsAbuse && one.Found)} false alarms", $"bandit {seen}, {alarms} false alarms", $"{ours} to {seen}",
                "more than bandit", ours > seen);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<HashSet<string>?> FoundAsync(string folder)
    {
        if (await Bandit.RunAsync("-q", "-r", "-ll", "-f", "json", folder) is not { } report)
            return null;
        using var document = JsonDocument.Parse(report);
        return [.. document.RootElement.GetProperty("results").EnumerateArray().Select(result => Path.GetFileName(result.GetProperty("filename").GetString()!))];
    }
}
