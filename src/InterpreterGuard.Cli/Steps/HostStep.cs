using System.Net;
using System.Net.Sockets;
using InterpreterGuard.Cli.Running;

namespace InterpreterGuard.Cli.Steps;

/// <summary>Starts the host and sees it healthy; stops it again.</summary>
internal sealed class HostStep(StepTools tools, HostBuildStep build)
{
    private static readonly TimeSpan HealthyMax = TimeSpan.FromSeconds(120);

    private PidFile Pid => new(tools.Folders.HostPid);

    /// <summary>Where our host answers, if it runs and is well.</summary>
    public async Task<string?> RunningAtAsync(CancellationToken cancellationToken)
    {
        if (Pid.ReadLiving() is null || !File.Exists(tools.Folders.HostAddress))
            return null;
        var address = (await File.ReadAllTextAsync(tools.Folders.HostAddress, cancellationToken)).Trim();
        return await IsHealthyAsync(address, cancellationToken) ? address : null;
    }

    /// <summary>Starts it in the background and waits until it is well.</summary>
    public async Task<string> StartAsync(int port, CancellationToken cancellationToken)
    {
        await StopAsync(cancellationToken);
        var address = Prepare(port);
        var process = await tools.Runner.StartDetachedAsync(Invocation(port), tools.Folders.HostLog, cancellationToken);
        Pid.Write(process);
        return await tools.Screen.DuringAsync("Waiting for the host to be well", tools.Time, () => WellAsync(process, address, cancellationToken));
    }

    /// <summary>Runs it on this terminal until it ends.</summary>
    public async Task<int> RunAsync(int port, CancellationToken cancellationToken)
    {
        await StopAsync(cancellationToken);
        Prepare(port);
        try
        {
            return await CommandRunner.RunInForegroundAsync(Invocation(port), Pid.Write, cancellationToken);
        }
        finally
        {
            Pid.Delete();
        }
    }

    /// <summary>Stops the host if it runs. True when there was one.</summary>
    public async Task<bool> StopAsync(CancellationToken cancellationToken)
    {
        if (Pid.ReadLiving() is not { } process)
            return false;
        if (!await process.EndAsync(TimeSpan.FromSeconds(20), tools.Time, cancellationToken))
            throw new GuardException($"The host (pid {process.Pid}) does not end.");
        Pid.Delete();
        return true;
    }

    private async Task<string> WellAsync(ProcessIdentity process, string address, CancellationToken cancellationToken)
    {
        var began = tools.Time.GetTimestamp();
        while (!await IsHealthyAsync(address, cancellationToken))
        {
            if (!process.IsAlive())
                throw new GuardException($"The host ended while it started. The end of {tools.Folders.Show(tools.Folders.HostLog)}:\n{LogTail()}");
            if (tools.Time.GetElapsedTime(began) > HealthyMax)
            {
                await StopAsync(cancellationToken);
                throw new GuardException($"The host did not become well within {HealthyMax.TotalSeconds:0} seconds and was stopped. The end of {tools.Folders.Show(tools.Folders.HostLog)}:\n{LogTail()}");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(150), tools.Time, cancellationToken);
        }

        return address;
    }

    private string Prepare(int port)
    {
        if (IsTaken(port))
            throw new GuardException($"Port {port} on 127.0.0.1 is taken by another program. Choose another one, for instance: ./guard up --port {(port < 65535 ? port + 1 : 7071)}");
        Directory.CreateDirectory(tools.Folders.Data, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var address = $"http://127.0.0.1:{port}";
        File.WriteAllText(tools.Folders.HostAddress, address + "\n");
        return address;
    }

    /// <summary>The whole contract with the host: its address, where it keeps its data (and lays the first keys), and which policy holds.</summary>
    private Invocation Invocation(int port) => new("dotnet", build.Program)
    {
        Folder = tools.Folders.HostProgram,
        Environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["Host__DataDirectory"] = tools.Folders.Data,
            ["Host__Port"] = port.ToString(),
            ["Policies__Directory"] = tools.Folders.Policies,
        },
    };

    private static async Task<bool> IsHealthyAsync(string address, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        try
        {
            using var answer = await http.GetAsync(new Uri($"{address}/health"), cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception problem) when (problem is HttpRequestException or System.Net.Sockets.SocketException)
        {
            return false;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    internal static bool IsTaken(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return false;
        }
        catch (SocketException)
        {
            return true;
        }
    }

    private string LogTail() => File.Exists(tools.Folders.HostLog) ? string.Join('\n', File.ReadLines(tools.Folders.HostLog).TakeLast(25)) : "(no log)";
}
