using System.Diagnostics;
using System.Net;
using InterpreterGuard.Containment.Tests.Hosting;

namespace InterpreterGuard.Containment.Tests;

/// <summary>Ours failing: whatever breaks, no submission is forgotten, nothing unscreened runs, and no container stays.</summary>
[Collection(HostCollection.Name)]
[Trait("needs", "docker")]
public sealed class FailureTests(ContainmentHost containment)
{
    [Fact]
    public async Task A_container_removed_mid_run_ends_as_sandbox_failed()
    {
        var mark = Witness.Mark();
        var running = containment.Host.RunAsync(Submission.Shell($"echo started\nsleep {mark}"));
        var program = await Witness.FindAsync(mark);

        await Engine.RemoveAsync(program.Container());

        var answer = await running;
        Assert.Equal("sandbox_failed", answer.Status);
        Assert.InRange(answer.Took, TimeSpan.Zero, TimeSpan.FromSeconds(20));
        Assert.True(Witness.IsDead(program.Pid));
        var next = await containment.Host.RunAsync(Submission.Shell("echo fine"));
        Assert.Equal("fine\n", next.Stdout);
    }

    [Fact]
    public async Task A_parser_killed_mid_scan_means_held_with_the_reason()
    {
        var answer = await UnreadSubmission.RunAsync(containment.Host, Submission.Python("print('must not run unread')"));

        Assert.Equal("held", answer.Status);
        Assert.Equal("", answer.Stdout);
        var execution = await containment.Host.ReviewAsync($"/v1/executions/{answer.Id}");
        var finding = Assert.Single(execution.GetProperty("security").GetProperty("findings").EnumerateArray());
        Assert.True(finding.GetProperty("fact").GetProperty("reason").GetString() is "crashed" or "unavailable" or "time_out", $"{finding}");
        Assert.Equal("held", (await containment.Host.IncidentAsync(answer.Id))!.Value.GetProperty("decision").GetString());

        await EventuallyAsync(async () => (await containment.Host.RunAsync(Submission.Python("print(1)"))).Status == "completed", "the parser comes back");
    }

    [Fact]
    public async Task A_host_killed_with_executions_in_flight_forgets_none_and_leaves_nothing()
    {
        Engine.SkipWithout();
        using var folders = new HostFolders();
        await using var host = new HostProcess(folders);
        await host.StartAsync();
        var marks = Enumerable.Range(0, 3).Select(_ => Witness.Mark()).ToList();
        var running = marks.Select(mark => host.RunAsync(Submission.Shell($"sleep {mark}"))).ToList();
        var programs = await Task.WhenAll(marks.Select(Witness.FindAsync));

        await host.CrashAsync();

        foreach (var call in running)
            await Assert.ThrowsAnyAsync<HttpRequestException>(() => call);
        foreach (var program in programs)
            Assert.True(await program.DiesWithinAsync(TimeSpan.FromSeconds(2)), "a program outlived the host");

        await host.StartAsync();

        var accepted = AcceptedExecutions.Ids(folders);
        Assert.Equal(3, accepted.Count);
        foreach (var id in accepted)
            Assert.Equal("sandbox_failed", (await host.ReviewAsync($"/v1/executions/{id}")).GetProperty("status").GetString());
        Assert.Equal("completed", (await host.RunAsync(Submission.Shell("true"))).Status);

        await host.DisposeAsync();
        Assert.Empty(await Engine.ContainersAsync(folders));
    }

    [Fact]
    public async Task An_engine_that_stops_is_a_503_and_after_its_return_all_is_well()
    {
        Engine.SkipWithout();
        using var folders = new HostFolders();
        await using var proxy = new EngineProxy(folders.Named("engine.sock"));
        await using var host = new HostProcess(folders, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Sandboxing__EngineSocket"] = folders.Named("engine.sock"),
            ["Sandboxing__WarmContainersMax"] = "0",
            ["Sandboxing__EngineBreak"] = "00:00:01",
        });
        await host.StartAsync();
        var mark = Witness.Mark();
        var inFlight = host.RunAsync(Submission.Shell($"sleep {mark}") with { TimeoutSeconds = 4 });
        var program = await Witness.FindAsync(mark);

        await proxy.CutAsync();

        // What ran already needs no engine: its limits hold, and it ends as it would have.
        var answer = await inFlight;
        Assert.True(answer.Status is "timed_out" or "sandbox_failed", $"{answer}");
        Assert.True(await program.DiesWithinAsync(TimeSpan.FromSeconds(5)), "the program outlived its time-out");

        // A new one cannot be had, and the caller is told when to come back.
        var refused = await host.RunAsync(Submission.Shell("true"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.Code);
        Assert.NotNull(refused.RetryAfter);

        proxy.Resume();

        await EventuallyAsync(async () => (await host.RunAsync(Submission.Shell("true"))) is { Code: HttpStatusCode.OK, Status: "completed" }, "the host finds the engine again");
        await host.DisposeAsync();
        Assert.Empty(await Engine.ContainersAsync(folders));
    }

    private static async Task EventuallyAsync(Func<Task<bool>> holds, string what)
    {
        var started = Stopwatch.GetTimestamp();
        while (!await holds())
        {
            Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(45), $"within 45 s: {what}");
            await Task.Delay(500, TestContext.Current.CancellationToken);
        }
    }
}
