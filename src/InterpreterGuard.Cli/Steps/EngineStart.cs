using InterpreterGuard.Cli.Engine;
using InterpreterGuard.Cli.Running;

namespace InterpreterGuard.Cli.Steps;

/// <summary>Starts the engine that is installed here, and stops it again if it was us.</summary>
internal sealed class EngineStart(StepTools tools)
{
    private static readonly TimeSpan AnswerMax = TimeSpan.FromSeconds(90);

    /// <summary>The engine of last resort: sandboxes have no network, so they need neither bridge nor firewall rules.</summary>
    private static readonly string[] WithoutNetwork = ["--bridge=none", "--iptables=false", "--ip6tables=false"];

    public async Task StartAsync(EngineClient engine, CancellationToken cancellationToken)
    {
        var stale = new StaleEngineFiles();
        foreach (var file in stale.Clear())
            tools.Screen.Detail($"Removed {file}, which a killed engine left behind");
        if (stale.LivingEngine() is { } living)
        {
            tools.Screen.Step($"dockerd (pid {living.Pid}) runs already; waiting for its answer");
            if (await AnswersAsync(engine, living, cancellationToken))
                return;
            throw new GuardException($"dockerd (pid {living.Pid}) runs but does not answer at {engine.Address.Text}. Look at its log, or stop it and try again.");
        }

        if (Directory.Exists("/run/systemd/system"))
        {
            await StartServiceAsync(engine, cancellationToken);
            return;
        }

        await EnsureCgroupsAsync(cancellationToken);
        if (await TryAsync(engine, [], cancellationToken))
            return;
        if (LogTail().Contains("iptables", StringComparison.OrdinalIgnoreCase) || LogTail().Contains("bridge", StringComparison.OrdinalIgnoreCase))
        {
            tools.Screen.Warn("The engine cannot set up its network here; starting it without one, which is all that sandboxes need");
            if (await TryAsync(engine, WithoutNetwork, cancellationToken))
                return;
        }

        throw new GuardException($"The Docker engine does not start. The end of {tools.Folders.Show(tools.Folders.EngineLog)}:\n{LogTail()}");
    }

    /// <summary>Stops the engine if it was us who started it. True when there was one to stop.</summary>
    public async Task<bool> StopOursAsync(CancellationToken cancellationToken)
    {
        if (File.Exists(tools.Folders.EngineService))
        {
            await tools.Runner.RunAsync(new("systemctl", "stop", "docker.socket", "docker.service"), line: null, cancellationToken);
            File.Delete(tools.Folders.EngineService);
            return true;
        }

        var file = new PidFile(tools.Folders.EnginePid);
        if (file.ReadLiving() is not { } process)
            return false;
        if (!await process.EndAsync(TimeSpan.FromSeconds(30), tools.Time, cancellationToken))
            throw new GuardException($"dockerd (pid {process.Pid}) does not end.");
        file.Delete();
        new StaleEngineFiles().Clear();
        return true;
    }

    private async Task StartServiceAsync(EngineClient engine, CancellationToken cancellationToken)
    {
        var started = await tools.Runner.RunAsync(new("systemctl", "start", "docker.service"), line: null, cancellationToken);
        if (started.Succeeded && await AnswersAsync(engine, process: null, cancellationToken))
        {
            Directory.CreateDirectory(tools.Folders.State);
            await File.WriteAllTextAsync(tools.Folders.EngineService, "docker.service\n", cancellationToken);
            return;
        }

        var journal = await tools.Runner.RunAsync(new("journalctl", "-u", "docker.service", "-n", "20", "--no-pager"), line: null, cancellationToken);
        throw new GuardException($"'systemctl start docker' did not help: {started.Tail(3)}\n{journal.Tail()}");
    }

    private async Task<bool> TryAsync(EngineClient engine, string[] arguments, CancellationToken cancellationToken)
    {
        var process = await tools.Runner.StartDetachedAsync(new("dockerd", arguments) { Folder = "/" }, tools.Folders.EngineLog, cancellationToken);
        var file = new PidFile(tools.Folders.EnginePid);
        file.Write(process);
        if (await AnswersAsync(engine, process, cancellationToken))
            return true;
        await process.EndAsync(TimeSpan.FromSeconds(10), tools.Time, cancellationToken);
        file.Delete();
        new StaleEngineFiles().Clear();
        return false;
    }

    private async Task<bool> AnswersAsync(EngineClient engine, ProcessIdentity? process, CancellationToken cancellationToken)
    {
        var began = tools.Time.GetTimestamp();
        while (tools.Time.GetElapsedTime(began) < AnswerMax)
        {
            if ((await engine.PingAsync(cancellationToken)).Answers)
                return true;
            if (process is not null && !process.IsAlive())
                return false;
            await Task.Delay(TimeSpan.FromMilliseconds(200), tools.Time, cancellationToken);
        }

        return false;
    }

    /// <summary>Where no init system mounted the cgroup hierarchies, the engine cannot start.</summary>
    private async Task EnsureCgroupsAsync(CancellationToken cancellationToken)
    {
        var mounts = await File.ReadAllTextAsync("/proc/mounts", cancellationToken);
        if (mounts.Contains(" /sys/fs/cgroup", StringComparison.Ordinal))
            return;
        tools.Screen.Step("Mounting the cgroup hierarchy, which no init system did");
        var mounted = await tools.Runner.RunAsync(new("mount", "-t", "cgroup2", "none", "/sys/fs/cgroup"), line: null, cancellationToken);
        if (!mounted.Succeeded)
            throw new GuardException($"/sys/fs/cgroup is not mounted and cannot be ({mounted.Tail(2)}). The engine needs it.");
    }

    private string LogTail() => File.Exists(tools.Folders.EngineLog) ? string.Join('\n', File.ReadLines(tools.Folders.EngineLog).TakeLast(20)) : "(no log)";
}
