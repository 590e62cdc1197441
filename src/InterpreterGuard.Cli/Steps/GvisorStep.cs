using System.Text.Json;
using System.Text.Json.Nodes;
using InterpreterGuard.Cli.Engine;
using InterpreterGuard.Cli.Running;
using InterpreterGuard.Monitoring.Sentry;

namespace InterpreterGuard.Cli.Steps;

/// <summary>
/// Makes the engine know gVisor's runtime under the name <c>runsc</c>: Debian's package, the file that says what its kernels tell the host, and the engine's own configuration. Does nothing where all of it
/// stands already; what others wrote into that configuration stays.
/// </summary>
internal sealed class GvisorStep(StepTools tools, PackagesStep packages)
{
    private const string Runtime = "runsc";
    private const string EngineConfiguration = "/etc/docker/daemon.json";
    private const string TraceConfiguration = "/etc/interpreterguard/gvisor-trace.json";
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };
    private static readonly TimeSpan ReloadMax = TimeSpan.FromSeconds(15);

    public async Task EnsureAsync(EngineClient engine, CancellationToken cancellationToken)
    {
        if (!CommandRunner.Exists(Runtime))
            await packages.InstallAsync([Runtime], cancellationToken);
        var program = CommandRunner.Find(Runtime) ?? throw new GuardException("The package runsc is installed, and there is no runsc on the PATH.");
        var changed = WriteIfOther(TraceConfiguration, await TraceAsync(program, cancellationToken));
        changed |= WriteIfOther(EngineConfiguration, With(File.Exists(EngineConfiguration) ? await File.ReadAllTextAsync(EngineConfiguration, cancellationToken) : "{}", program));
        if (changed || !await engine.HasRuntimeAsync(Runtime, cancellationToken))
            await ReloadAsync(engine, cancellationToken);
        tools.Screen.Done(changed ? "gVisor is ready: 'runtime: runsc' in a profile" : "gVisor: unchanged");
    }

    /// <summary>The engine's configuration with our runtime in it.</summary>
    /// <exception cref="GuardException">It is no JSON object.</exception>
    internal static string With(string configuration, string program)
    {
        JsonObject root;
        try
        {
            root = JsonNode.Parse(configuration)?.AsObject() ?? [];
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)
        {
            throw new GuardException($"{EngineConfiguration} cannot be read as JSON ({problem.Message}). Mend it and try again; nothing was changed.", problem);
        }

        if (root["runtimes"] is not JsonObject runtimes)
            root["runtimes"] = runtimes = [];

        // Opening sockets of the host is for init alone: the one directory it is given has the one socket in it.
        runtimes[Runtime] = new JsonObject
        {
            ["path"] = program,
            ["runtimeArgs"] = new JsonArray("--network=none", "--host-uds=open", $"--pod-init-config={TraceConfiguration}"),
        };
        return root.ToJsonString(Indented);
    }

    private async Task<string> TraceAsync(string program, CancellationToken cancellationToken)
    {
        var metadata = await tools.Runner.RunAsync(new(program, "trace", "metadata"), line: null, cancellationToken);
        if (!metadata.Succeeded)
            throw new GuardException($"'runsc trace metadata' failed: {metadata.Tail(3)}. A build with traces is needed (2022-08 or newer).");
        try
        {
            return TracePoints.Configuration(TracePoints.DefaultSocket, metadata.Output);
        }
        catch (InvalidDataException problem)
        {
            throw new GuardException(problem.Message, problem);
        }
    }

    private bool WriteIfOther(string path, string text)
    {
        if (File.Exists(path) && File.ReadAllText(path) == text)
            return false;
        if (!Environment.IsPrivilegedProcess)
            throw new GuardException($"{path} must be written, and only root may: run 'sudo ./guard up --with-gvisor' once.");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        tools.Screen.Detail($"Wrote {path}");
        return true;
    }

    // The engine reads its runtimes again when it is told to; what runs goes on.
    private async Task ReloadAsync(EngineClient engine, CancellationToken cancellationToken)
    {
        Invocation reload = new StaleEngineFiles().LivingEngine() is { } living && !Directory.Exists("/run/systemd/system")
            ? new("sh", "-c", $"kill -HUP {living.Pid}")
            : new("systemctl", "reload", "docker");
        var done = await tools.Runner.RunAsync(reload, line: null, cancellationToken);
        var began = tools.Time.GetTimestamp();
        while (done.Succeeded && tools.Time.GetElapsedTime(began) < ReloadMax)
        {
            if (await engine.HasRuntimeAsync(Runtime, cancellationToken))
                return;
            await Task.Delay(TimeSpan.FromMilliseconds(200), tools.Time, cancellationToken);
        }

        throw new GuardException($"The engine does not take up the runtime written to {EngineConfiguration}; restart it. {done.Tail(2)}");
    }
}
