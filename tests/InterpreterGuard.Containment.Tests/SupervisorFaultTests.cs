using System.Diagnostics;
using InterpreterGuard.Containment.Tests.Hosting;

namespace InterpreterGuard.Containment.Tests;

/// <summary>The host's supervisor is made to stand still while it watches. What it watched is ended, the incident says from when on nobody saw it, and the next execution is watched again.</summary>
[Collection(HostCollection.Name)]
[Trait("needs", "docker")]
public sealed class SupervisorFaultTests
{
    // A debugger can hold one thread of a process and let the others go on.
    private const string Hold = """
        import ctypes, os, sys, time
        libc = ctypes.CDLL(None, use_errno=True)
        libc.ptrace.argtypes = [ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p]
        SEIZE, INTERRUPT = 0x4206, 0x4207
        pid = sys.argv[1]
        held = 0
        for tid in os.listdir(f"/proc/{pid}/task"):
            if open(f"/proc/{pid}/task/{tid}/comm").read().startswith("supervisor"):
                assert libc.ptrace(SEIZE, int(tid), None, None) == 0, os.strerror(ctypes.get_errno())
                assert libc.ptrace(INTERRUPT, int(tid), None, None) == 0, os.strerror(ctypes.get_errno())
                held += 1
        print(held, flush=True)
        sys.stdin.readline()
        """;

    [Fact]
    public async Task Executions_whose_supervisor_stands_still_are_ended_and_their_incident_says_from_when_on_nobody_saw_them()
    {
        Engine.SkipWithout();
        using var folders = new HostFolders();
        await using var host = new HostProcess(folders, new Dictionary<string, string>(StringComparer.Ordinal) { ["Monitoring__Syscalls__HeartbeatMax"] = "00:00:01.5" });
        await host.StartAsync();
        var running = host.RunAsync(Submission.Python("import time\nfor i in range(100):\n    open('/etc/hostname').close()\n    time.sleep(0.2)"));
        await Task.Delay(1500, TestContext.Current.CancellationToken);

        using var holder = Process.Start(new ProcessStartInfo("python3", ["-c", Hold, $"{host.Pid}"]) { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false })!;
        Assert.Equal("2", await holder.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));
        var held = Stopwatch.GetTimestamp();
        var answer = await running;

        Assert.Equal("killed", answer.Status);
        Assert.InRange(Stopwatch.GetElapsedTime(held), TimeSpan.Zero, TimeSpan.FromSeconds(10));
        var incident = (await host.IncidentAsync(answer.Id))!.Value;
        Assert.Equal("critical", incident.GetProperty("severity").GetString());
        Assert.Contains("gave no sign of life for", incident.GetProperty("summary").GetString(), StringComparison.Ordinal);
        Assert.Contains("saw nothing from 20", incident.GetProperty("summary").GetString(), StringComparison.Ordinal);
        Assert.True(answer.Security.GetProperty("policy").GetProperty("sensors")[0].GetProperty("failed").GetBoolean());

        // Others take the place of those that are held; no sandbox is watched by a thread that does not move.
        var next = await host.RunAsync(Submission.Python("import os\ntry:\n    os.mkfifo('/run/x')\nexcept OSError:\n    pass\nprint(open('/etc/hostname').read() != '')"));
        Assert.Equal(("completed", "True\n"), (next.Status, next.Stdout));
        await holder.StandardInput.WriteLineAsync("go on");
        await holder.WaitForExitAsync(TestContext.Current.CancellationToken);
    }
}
