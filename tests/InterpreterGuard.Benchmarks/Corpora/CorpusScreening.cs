using System.Net.Http.Json;
using System.Text.Json;

namespace InterpreterGuard.Benchmarks.Corpora;

/// <summary>
/// Has a host read every program of a folder of corpora, and counts what was found and what was left alone. The folder stands in <c>GUARD_CORPORA</c>; the report
/// of misses and false alarms goes to <c>GUARD_CORPORA_REPORT</c>, or <c>screening-corpora.md</c> in the working folder.
/// </summary>
internal static class CorpusScreening
{
    private const int AtOnce = 2;

    public static async Task<IReadOnlyList<BenchLine>> RunAsync(BenchHost host, string folder)
    {
        var programs = CorpusProgram.ReadFolder(folder);
        var judgements = new CorpusJudgement[programs.Count];
        await Parallel.ForAsync(0, programs.Count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (i, stop) => judgements[i] = await JudgeAsync(host, programs[i], stop));

        var report = Environment.GetEnvironmentVariable("GUARD_CORPORA_REPORT") is { Length: > 0 } path ? path : "screening-corpora.md";
        await File.WriteAllTextAsync(report, CorpusReport.Write(judgements));
        await Console.Error.WriteLineAsync($"screening: misses and false alarms are listed in {Path.GetFullPath(report)}");
        var lines = Figures(judgements).ToList();
        if (await BanditReading.RunAsync(judgements) is { } beside)
            lines.Add(beside);
        return lines;
    }

    private static IEnumerable<BenchLine> Figures(CorpusJudgement[] judgements)
    {
        var (abuse, benign) = (judgements.Where(one => one.Program.IsAbuse).ToList(), judgements.Where(one => !one.Program.IsAbuse).ToList());
        if (abuse.Count > 0)
            yield return BenchLine.Share("abuse found", abuse.Count(one => one.Found), abuse.Count, "at least 95 %", share => share >= 0.95);
        if (benign.Count > 0)
        {
            yield return BenchLine.Share("honest programs held or refused", benign.Count(one => one.Stopped), benign.Count, "at most 0.3 %", share => share <= 0.003);
            yield return BenchLine.Share("honest programs with a finding of medium or more", benign.Count(one => one.Found), benign.Count, "at most 2 %", share => share <= 0.02);
        }

        foreach (var language in judgements.GroupBy(one => one.Program.Language, StringComparer.Ordinal))
        {
            var times = new Samples();
            foreach (var one in language)
                times.Add(TimeSpan.FromMilliseconds(one.ElapsedMilliseconds));
            var (median, late) = language.Key is "python" or "shell" ? (8, 40) : (5, 40);
            yield return new(
                $"{language.Count()} programs in {language.Key}, median read in", $"{times.Median:F1} ms", $"p99 {times.Percentile(99):F1} ms", $"{times.Median:F1} ms", $"under {median} ms, p99 under {late} ms",
                times.Median < median && times.Percentile(99) < late);
        }
    }

    private static async Task<CorpusJudgement> JudgeAsync(BenchHost host, CorpusProgram program, CancellationToken stop)
    {
        using var response = await host.Reviewer.PostAsJsonAsync("/v1/screenings", new { language = program.Language, code = program.Code }, stop);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>(stop);
        if (!response.IsSuccessStatusCode)
            throw new InvalidOperationException($"{program.Id} was not read: {answer}");
        return new CorpusJudgement(
            program, answer.GetProperty("verdict").GetString()!, answer.GetProperty("elapsed_ms").GetDouble(), [.. answer.GetProperty("findings").EnumerateArray().Select(FindingOf)]);
    }

    private static CorpusFinding FindingOf(JsonElement finding) => new(
        Text(finding, "rule"), Text(finding, "name"), Text(finding, "severity"), Text(finding, "action"), Text(finding, "message"),
        finding.GetProperty("span").GetProperty("start_line").GetInt32());

    private static string Text(JsonElement finding, string name) => finding.GetProperty(name).GetString() ?? "";
}
