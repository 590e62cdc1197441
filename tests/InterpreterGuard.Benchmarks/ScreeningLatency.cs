using System.Diagnostics;
using System.Net.Http.Json;
using InterpreterGuard.Benchmarks.Corpora;

namespace InterpreterGuard.Benchmarks;

/// <summary>A Python file of a hundred lines, screened over HTTP: parser container, code model, analyses and rules included; and, where a folder of corpora is named, what is found in them.</summary>
internal sealed class ScreeningLatency : IBenchmark
{
    private const int Rounds = 200;
    private const int Unmeasured = 200;

    public string Name => "screening";

    public string Description => $"{Rounds} × POST /v1/screenings with 100 lines of Python";

    public async Task<IReadOnlyList<BenchLine>> RunAsync(BenchHost host)
    {
        // A pool that is still warming up would be measured as if it were screening, and so would code that the host has not compiled yet.
        await host.SettleAsync(TimeSpan.FromSeconds(45));
        var code = HundredLines();
        var times = new Samples();
        for (var round = 0; round < Rounds + Unmeasured; round++)
        {
            var started = Stopwatch.GetTimestamp();
            var response = await host.Agent.PostAsJsonAsync("/v1/screenings", new { language = "python", code });
            response.EnsureSuccessStatusCode();
            await response.Content.ReadAsByteArrayAsync();
            if (round >= Unmeasured)
                times.Add(Stopwatch.GetElapsedTime(started));
        }

        BenchLine latency = new("screening 100 lines, median", $"{times.Median:F1} ms", $"p99 {times.Percentile(99):F1} ms", $"{times.Median:F1} ms", "under 10 ms", times.Median < 10);
        return CorpusProgram.Folder is { } folder ? [latency, .. await CorpusScreening.RunAsync(host, folder)] : [latency];
    }

    private static string HundredLines()
    {
        var functions = Enumerable.Range(0, 12).Select(i => $"""
            def total_of_{i}(rows):
                result = dict()
                for row in rows:
                    key = row["name"].strip().lower()
                    result[key] = result.get(key, 0) + int(row["value"]) * {i}
                ordered = sorted(result.items(), key=lambda item: item[1], reverse=True)
                return [f"{"{name}"}: {"{value}"}" for name, value in ordered if value > {i}]

            """);
        return "import csv\nimport io\nimport json\n" + string.Concat(functions) + "print(json.dumps(total_of_1([])))\n";
    }
}
