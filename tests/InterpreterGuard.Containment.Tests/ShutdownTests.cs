using System.Diagnostics;
using System.Net;
using System.Text.Json;
using InterpreterGuard.Containment.Tests.Hosting;

namespace InterpreterGuard.Containment.Tests;

/// <summary>A host as a process of its own that gets SIGTERM while code runs in real sandboxes.</summary>
[Collection(HostCollection.Name)]
[Trait("needs", "docker")]
public sealed class ShutdownTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task On_SIGTERM_it_finishes_what_runs_takes_nothing_new_and_leaves_nothing()
    {
        Engine.SkipWithout();
        using var folders = new HostFolders();
        await using var host = new HostProcess(folders);
        await host.StartAsync();
        var mark = $"4.{Environment.ProcessId:0000000}1";
        var running = host.RunAsync(Submission.Shell($"sleep {mark}\necho finished"));
        var program = await Witness.FindAsync(mark);
        Assert.NotEmpty(await Engine.ContainersAsync(folders));

        await host.AskToEndAsync();
        var late = await RefusedAsync(host);
        using var ready = await host.Agent.GetAsync(new Uri("/health/ready", UriKind.Relative), Stop);
        var health = JsonDocument.Parse(await ready.Content.ReadAsStringAsync(Stop)).RootElement;
        Assert.False(Witness.IsDead(program.Pid), "what ran was cut off, or the machine is too slow to ask meanwhile");
        var answer = await running;
        var exitCode = await host.EndedAsync(TimeSpan.FromSeconds(40));

        Assert.Equal((HttpStatusCode.ServiceUnavailable, 20.0, "The host is ending"), (late.Code, late.RetryAfter?.TotalSeconds, late.Body.GetProperty("title").GetString()));
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "unable"), (ready.StatusCode, health.GetProperty("status").GetString()));
        Assert.Contains("The host was asked to end; it finishes what it accepted and takes nothing new.", health.GetProperty("reasons").EnumerateArray().Select(reason => reason.GetString()));
        Assert.Equal((HttpStatusCode.OK, "completed", "finished\n"), (answer.Code, answer.Status, answer.Stdout));
        Assert.Equal(0, exitCode);
        Assert.Empty(await Engine.ContainersAsync(folders));

        // What it finished is on disk: the next host finds it ended, and has nothing to close.
        await host.StartAsync();
        Assert.Equal("completed", (await host.ReviewAsync($"/v1/executions/{answer.Id}")).GetProperty("status").GetString());
    }

    // The signal is on its way: what was sent before it arrived was still taken.
    private static async Task<Answer> RefusedAsync(HostProcess host)
    {
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            var answer = await host.RunAsync(Submission.Shell("true"));
            if (answer.Code != HttpStatusCode.OK || Stopwatch.GetElapsedTime(started) > TimeSpan.FromSeconds(3))
                return answer;
        }
    }
}
