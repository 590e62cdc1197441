using System.Text.Json;
using InterpreterGuard.Containment.Tests.Hosting;

namespace InterpreterGuard.Containment.Tests;

/// <summary>Policies change under a running host, and engines do not always do what they are told. Whoever runs code must get exactly what was promised.</summary>
[Collection(HostCollection.Name)]
[Trait("needs", "docker")]
public sealed class ReloadTests : IAsyncLifetime
{
    private readonly HostFolders _folders = new();
    private HostProcess _host = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string ProfilesFile => Path.Combine(_folders.Policies, "profiles.yaml");

    public async ValueTask InitializeAsync()
    {
        Engine.SkipWithout();
        _host = new(_folders);
        await _host.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
            await _host.DisposeAsync();
        _folders.Dispose();
    }

    [Fact]
    public async Task A_changed_profile_holds_for_the_next_claim_and_an_execution_under_way_keeps_its_own()
    {
        var former = await HashAsync();
        await WarmAsync();
        var mark = Witness.Mark();
        var running = _host.RunAsync(Submission.Shell($"sleep {mark} & sleep 6; echo done"));
        await Witness.FindAsync(mark);

        await File.WriteAllTextAsync(ProfilesFile, (await File.ReadAllTextAsync(ProfilesFile, Stop)).Replace("memory: 512MiB", "memory: 300MiB", StringComparison.Ordinal), Stop);
        await EventuallyAsync(async () => await HashAsync() != former, "the changed policy");

        // At once: the pool may still hold sandboxes of the former limits, and none of them may be given out.
        var next = await _host.RunAsync(Submission.Shell("echo next"));
        Assert.Equal(("next\n", 300L << 20), (next.Stdout, Applied(next).GetProperty("memory_bytes").GetInt64()));
        Assert.Equal(await HashAsync(), Hash(next));

        // The pool learns of the change up to a second later; until then its shelves are full of the former kind.
        Answer warm = next;
        await EventuallyAsync(
            async () => (warm = await _host.RunAsync(Submission.Shell("echo warm"))).Body.GetProperty("timings").GetProperty("warm").GetBoolean(), "a warm sandbox of the changed profile");
        Assert.Equal(300L << 20, Applied(warm).GetProperty("memory_bytes").GetInt64());

        var ended = await running;
        Assert.Equal(("done\n", former, 512L << 20), (ended.Stdout, Hash(ended), Applied(ended).GetProperty("memory_bytes").GetInt64()));
    }

    [Fact]
    public async Task A_broken_policy_leaves_the_last_good_one_and_health_tells()
    {
        var former = await HashAsync();

        await File.AppendAllTextAsync(ProfilesFile, "\nbroken:\n  memroy: 1GiB\n", Stop);
        await EventuallyAsync(async () => (await _host.ReviewAsync("/health")).GetProperty("status").GetString() == "degraded", "health to be degraded");

        var reload = (await _host.ReviewAsync("/health")).GetProperty("policy").GetProperty("reload");
        Assert.Contains("Did you mean 'memory'?", reload.GetProperty("problems").ToString(), StringComparison.Ordinal);
        var ended = await _host.RunAsync(Submission.Shell("echo still here"));
        Assert.Equal(("still here\n", former), (ended.Stdout, Hash(ended)));
        Assert.Contains("The changed policy cannot be used", await File.ReadAllTextAsync(_folders.Log, Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sandbox_whose_limits_were_moved_runs_nothing_and_is_an_incident()
    {
        await WarmAsync();
        foreach (var container in await Engine.ContainersAsync(_folders, "sandbox"))
            await Engine.UpdateAsync(container, """{"PidsLimit": 4000}""");

        var ended = await _host.RunAsync(Submission.Shell("echo it ran"));

        Assert.Equal(("sandbox_failed", ""), (ended.Status, ended.Stdout));
        var incident = (await _host.IncidentAsync(ended.Id))!.Value;
        Assert.Equal(("critical", "IG9007"), (incident.GetProperty("severity").GetString(), incident.GetProperty("rules")[0].GetString()));
        var observation = Assert.Single(await _host.ObservationsAsync(ended.Id));
        Assert.Equal("4000", observation.GetProperty("fact").GetProperty("found").GetString());
        Assert.DoesNotContain("4000", ended.Body.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_gets_the_limits_it_narrowed_to_and_its_receipt_says_so()
    {
        const string Limits = "cat /sys/fs/cgroup/memory/memory.limit_in_bytes /sys/fs/cgroup/memory.max 2>/dev/null; df -k --output=size /work | tail -1; ulimit -n; echo alive";

        var ended = await _host.RunAsync(Submission.Shell(Limits) with
        {
            Limits = new Dictionary<string, object>(StringComparer.Ordinal) { ["memory"] = "100MiB", ["processes"] = 20, ["cpu_cores"] = 0.5, ["work_disk"] = "5MiB", ["open_files"] = 77, ["wall_clock"] = "7s", ["output"] = "4KiB" },
        });
        var greedy = await _host.RunAsync(Submission.Python("x = bytearray(200 << 20)\nprint(len(x))") with { Limits = new Dictionary<string, object>(StringComparer.Ordinal) { ["memory"] = "100MiB" } });

        var applied = Applied(ended);
        Assert.Equal(
            (100L << 20, 20, 0.5, 5L << 20, 77, 7000, 4096),
            (applied.GetProperty("memory_bytes").GetInt64(), applied.GetProperty("processes").GetInt32(), applied.GetProperty("cpu_cores").GetDouble(), applied.GetProperty("work_bytes").GetInt64(),
                applied.GetProperty("open_files").GetInt32(), applied.GetProperty("wall_clock_ms").GetInt32(), applied.GetProperty("output_bytes").GetInt32()));
        Assert.Contains("5120\n77\nalive\n", ended.Stdout, StringComparison.Ordinal);
        Assert.Equal("memory_exceeded", greedy.Status);
    }

    private static string Hash(Answer answer) => answer.Security.GetProperty("policy").GetProperty("hash").GetString()!;

    private static JsonElement Applied(Answer answer) => answer.Security.GetProperty("policy").GetProperty("applied");

    private async Task<string> HashAsync() => (await _host.ReviewAsync("/health")).GetProperty("policy").GetProperty("hash").GetString()!;

    private Task WarmAsync() => EventuallyAsync(
        async () => (await _host.ReviewAsync("/health")).GetProperty("pool").GetProperty("warm").EnumerateObject().All(language => language.Value.GetInt32() == 2), "a full pool");

    private static async Task EventuallyAsync(Func<Task<bool>> condition, string what)
    {
        for (var i = 0; i < 600; i++)
        {
            if (await condition())
                return;
            await Task.Delay(100, Stop);
        }

        Assert.Fail($"waited a minute for {what}");
    }
}
