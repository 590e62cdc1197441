using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace InterpreterGuard.Benchmarks.Corpora;

/// <summary>Has a host run programs of corpora, and counts what its sensors saw. The report goes to <c>GUARD_CORPORA_REPORT</c>, or <c>runtime-corpora.md</c> in the working folder.</summary>
internal static class CorpusRunning
{
    private const int AtOnce = 2;
    private const int HonestOfEachLanguage = 200;
    private const int TextShownMax = 1000;

    public static List<CorpusProgram> Abusive(IEnumerable<CorpusProgram> programs) => [.. programs.Where(program => program.IsAbuse)];

    /// <summary>The first ones of each language.</summary>
    public static List<CorpusProgram> Honest(IEnumerable<CorpusProgram> programs) =>
        [.. programs.Where(program => program.IsHonest).GroupBy(program => program.Language, StringComparer.Ordinal).SelectMany(language => language.Take(HonestOfEachLanguage))];

    public static async Task<CorpusRun[]> RunAsync(List<CorpusProgram> programs, Dictionary<string, string> settings)
    {
        await using var host = await BenchHost.StartAsync(warm: 4, settings);
        await host.SettleAsync(TimeSpan.FromSeconds(5));
        var runs = new CorpusRun[programs.Count];
        var done = 0;
        await Parallel.ForAsync(0, programs.Count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (i, stop) =>
        {
            runs[i] = await RunAsync(host, programs[i], stop);
            if (Interlocked.Increment(ref done) % 100 == 0)
                await Console.Error.WriteLineAsync($"runtime: {done} of {programs.Count}");
        });
        return runs;
    }

    public static async Task<IReadOnlyList<BenchLine>> ReportAsync(CorpusRun[] abusive, CorpusRun[] honest)
    {
        var report = Environment.GetEnvironmentVariable("GUARD_CORPORA_REPORT") is { Length: > 0 } path ? path : "runtime-corpora.md";
        await File.WriteAllTextAsync(report, Write(abusive, honest));
        await Console.Error.WriteLineAsync($"runtime: what was not seen, and false alarms, are listed in {Path.GetFullPath(report)}");
        return
        [
            BenchLine.Share("abusive programs seen while they ran", abusive.Count(run => run.SeenRunning), abusive.Length, "all that can do there what they mean to", _ => true),
            BenchLine.Share("abusive programs read or seen", abusive.Count(run => run.Told), abusive.Length, "at least 95 %", share => share >= 0.95),
            BenchLine.Share("honest programs with an incident of medium or more", honest.Count(run => run.Told), honest.Length, "none", share => share == 0),
        ];
    }

    private static async Task<CorpusRun> RunAsync(BenchHost host, CorpusProgram program, CancellationToken stop)
    {
        using var response = await host.Reviewer.PostAsJsonAsync("/v1/executions", new { language = program.Language, code = program.Code, limits = new { wall_clock = "12s" } }, stop);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>(stop);
        if (response.StatusCode != HttpStatusCode.OK)
            throw new InvalidOperationException($"{program.Id} was not run: {answer}");
        var security = answer.GetProperty("security");
        var detections = security.GetProperty("detections").EnumerateArray().ToList();
        return new(
            program, Text(answer, "status"), End(Text(answer, "stdout") + Text(answer, "stderr")),
            [.. detections.Where(one => one.TryGetProperty("finding", out _)).Select(FindingOf)],
            [.. detections.Where(one => !one.TryGetProperty("finding", out _)).Select(FindingOf)]);
    }

    private static string Write(CorpusRun[] abusive, CorpusRun[] honest)
    {
        var text = new StringBuilder("# What was seen of programs that ran\n");
        Append(text, "Honest programs with an incident", honest.Where(run => run.Told));
        Append(text, "Abusive programs neither read nor seen", abusive.Where(run => !run.Told));
        Append(text, "Abusive programs read, and not seen", abusive.Where(run => run.Told && !run.SeenRunning));
        Append(text, "Abusive programs seen", abusive.Where(run => run.SeenRunning));
        return text.ToString();
    }

    private static void Append(StringBuilder text, string title, IEnumerable<CorpusRun> runs)
    {
        var all = runs.ToList();
        text.Append(CultureInfo.InvariantCulture, $"\n## {title}: {all.Count}\n");
        foreach (var run in all)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n### {run.Program.Corpus} {run.Program.Id} ({run.Program.Language}): {run.Status}\n\n");
            foreach (var (kind, one) in run.Read.Select(one => ("read", one)).Concat(run.Seen.Select(one => ("seen", one))))
                text.Append(CultureInfo.InvariantCulture, $"- {kind}: {one.Rule} ({one.Severity}, {one.Action}): {one.Message}\n");
            text.Append("\n    ").Append(Cut(run.Program.Code).ReplaceLineEndings("\n    ")).Append("\n\nIt said:\n\n    ").Append(run.Said.ReplaceLineEndings("\n    ")).Append('\n');
        }
    }

    private static CorpusFinding FindingOf(JsonElement detection) =>
        new(Text(detection, "rule"), Text(detection, "name"), Text(detection, "severity"), Text(detection, "action"), Text(detection, "message"), Line: 0);

    private static string Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private static string Cut(string text) => text.Length > TextShownMax ? text[..TextShownMax] + "\n…" : text;

    private static string End(string text) => text.Length > TextShownMax ? "…\n" + text[^TextShownMax..] : text;
}
