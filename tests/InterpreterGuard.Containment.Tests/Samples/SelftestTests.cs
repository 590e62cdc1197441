using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json;
using InterpreterGuard.Containment.Tests.Hosting;

namespace InterpreterGuard.Containment.Tests.Samples;

/// <summary>The programs of <c>guard selftest</c>: each shipped rule about running code fires on its own, by a sensor that sees it and not by a fact somebody wrote down.</summary>
[Collection(HostCollection.Name)]
[Trait("needs", "docker")]
public sealed class SelftestTests
{
    private const int AtOnce = 4;

    // Those about processor time have to get some.
    private const int BusyAtOnce = 2;
    private const string Busy = "ig5";

    [Fact]
    public async Task Every_rule_about_running_code_fires_on_its_program()
    {
        Engine.SkipWithout();
        using var folders = new HostFolders();
        var overlay = Directory.CreateDirectory(Path.Combine(folders.Data, "overlay")).FullName;
        await using var host = new HostProcess(folders, new Dictionary<string, string>(StringComparer.Ordinal) { ["Policies__OverlayDirectory"] = overlay });
        var folder = Path.Combine(Repository.Root(), "policies", "base", "selftest");
        var policy = await File.ReadAllTextAsync(Path.Combine(folder, "overlay.yaml"), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(overlay, "selftest.yaml"), policy.Replace("127.0.0.1:1", host.Agent.BaseAddress!.Authority, StringComparison.Ordinal), TestContext.Current.CancellationToken);
        await host.StartAsync();
        var programs = Directory.EnumerateFiles(folder, "*.py").Order(StringComparer.Ordinal).ToList();

        var silent = new ConcurrentBag<string>();
        foreach (var alike in programs.GroupBy(program => Path.GetFileName(program).StartsWith(Busy, StringComparison.Ordinal)))
        {
            var pace = new ParallelOptions { MaxDegreeOfParallelism = alike.Key ? BusyAtOnce : AtOnce, CancellationToken = TestContext.Current.CancellationToken };
            await Parallel.ForEachAsync(alike, pace, async (program, stop) =>
            {
                var rule = Path.GetFileNameWithoutExtension(program).ToUpperInvariant();
                var (fired, status) = await RunAsync(host, program, rule, stop);
                if (!fired.Contains(rule))
                    silent.Add($"{rule}: {status}, fired {string.Join(' ', fired)}");
            });
        }

        Assert.NotEmpty(programs);
        Assert.Empty(silent);
    }

    // An agent of its own, so that rules which count over an agent's executions do not hear of its neighbours.
    private static async Task<(IReadOnlyList<string> Fired, string Status)> RunAsync(HostProcess host, string program, string rule, CancellationToken stop)
    {
        var code = await File.ReadAllTextAsync(program, stop);
        var said = code.Split('\n').TakeWhile(line => line.StartsWith('#')).Select(line => line.Split(": ", 2)).Where(line => line.Length == 2).ToLookup(line => line[0], line => line[1]);
        var env = said["# env"].Select(variable => variable.Split('=', 2)).ToDictionary(variable => variable[0], variable => variable[1], StringComparer.Ordinal);
        var request = new { language = "python", code, profile = said["# profile"].FirstOrDefault() ?? "default", env, timeout_seconds = 10, context = new { agent = rule } };
        using var response = await host.Reviewer.PostAsJsonAsync("/v1/executions", request, stop);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>(stop);
        Assert.True(response.IsSuccessStatusCode, $"{rule}: {answer}");
        var fired = answer.GetProperty("security").GetProperty("detections").EnumerateArray().Select(detection => detection.GetProperty("rule").GetString()!).Distinct(StringComparer.Ordinal).ToList();
        return (fired, answer.GetProperty("status").GetString()!);
    }
}
