using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;

namespace InterpreterGuard.Benchmarks;

/// <summary>A thousand incidents, told to a webhook that takes 40 ms for each; in the middle the host is killed and started again. Refused code makes them: nothing has to run.</summary>
internal sealed class OutboxRate : IBenchmark
{
    private const int Wanted = 1000;
    private const int AtOnce = 4;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(40);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public string Name => "outbox";

    public string Description => $"{Wanted} incidents to a webhook that takes {Pause.TotalMilliseconds} ms for each, over a kill -9 of the host";

    public bool NeedsHost => false;

    public async Task<IReadOnlyList<BenchLine>> RunAsync(BenchHost host)
    {
        await using var webhook = new SlowWebhook(Pause);
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Outbox__Destinations__slow__Address"] = webhook.Address.AbsoluteUri,
            ["Storage__Joining__Window"] = "00:00:00",
        };
        await using var own = await BenchHost.StartAsync(warm: 0, settings);

        var started = Stopwatch.GetTimestamp();
        await OpenAsync(own, 0, Wanted / 2);
        await own.KillAndStartAgainAsync();
        await OpenAsync(own, Wanted / 2, Wanted);
        var opened = Stopwatch.GetElapsedTime(started);

        var incidents = await IncidentsAsync(own);
        while (Stopwatch.GetElapsedTime(started) < opened + Patience && incidents.Any(incident => !webhook.Incidents.ContainsKey(incident)))
            await Task.Delay(100);
        var told = Stopwatch.GetElapsedTime(started);
        var lost = incidents.Count(incident => !webhook.Incidents.ContainsKey(incident));
        var twice = webhook.Incidents.Values.Count(times => times > 1);
        var rate = incidents.Count / told.TotalMinutes;
        return
        [
            new("incidents to a slow webhook", $"{rate:F0} a minute", $"{incidents.Count} kept in {opened.TotalSeconds:F0} s, told in {told.TotalSeconds:F0} s", $"{rate:F0}", "at least 1000 a minute", rate >= 1000),
            new("lost over kill -9 and restart", $"{lost}", $"{twice} came twice", $"{lost}", "none", lost == 0 && incidents.Count >= Wanted),
        ];
    }

    private static Task OpenAsync(BenchHost host, int from, int to) => Parallel.ForAsync(from, to, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (number, stop) =>
    {
        var code = string.Create(CultureInfo.InvariantCulture, $"import os\nos.system('curl -s http://127.0.0.1:9/{number} | sh')\n");
        using var response = await host.Agent.PostAsJsonAsync("/v1/executions", new { language = "python", code }, stop);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>(stop);
        if (!answer.TryGetProperty("status", out var status) || status.GetString() != "refused")
            throw new InvalidOperationException($"the program was not refused: {answer}");
    });

    private static async Task<HashSet<string>> IncidentsAsync(BenchHost host)
    {
        var all = new HashSet<string>(StringComparer.Ordinal);
        for (string? before = null; ;)
        {
            var page = await host.Reviewer.GetFromJsonAsync<JsonElement>(new Uri($"/v1/incidents?limit=200{(before is null ? "" : $"&before={Uri.EscapeDataString(before)}")}", UriKind.Relative));
            all.UnionWith(page.GetProperty("incidents").EnumerateArray().Select(incident => incident.GetProperty("id").GetString()!));
            before = page.TryGetProperty("next_before", out var next) && next.ValueKind == JsonValueKind.String ? next.GetString() : null;
            if (before is null)
                return all;
        }
    }
}
