using System.CommandLine;
using InterpreterGuard.Cli.Steps;

namespace InterpreterGuard.Cli.Commands;

/// <summary><c>guard up</c>: from a bare machine to a host that answers. Safe to repeat.</summary>
internal sealed class UpCommand(StepTools tools)
{
    private const int UsualPort = 7070;

    public static Command Build(GuardFolders folders, TimeProvider time)
    {
        var port = new Option<int>("--port") { Description = "The port on 127.0.0.1.", DefaultValueFactory = _ => UsualPort };
        port.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 65535)
                result.AddError($"--port must be 1 to 65535.");
        });
        var foreground = new Option<bool>("--foreground") { Description = "Stay here and show the host's log; Ctrl-C ends it." };
        var gvisor = new Option<bool>("--with-gvisor") { Description = "Install gVisor, and make the engine know it as runtime 'runsc'." };
        var command = new Command("up", "Makes everything ready and starts the host on this machine.") { port, foreground, gvisor };
        command.SetAction((parsed, cancellationToken) =>
            new UpCommand(StepTools.For(folders, time)).RunAsync(parsed.GetValue(port), parsed.GetValue(foreground), parsed.GetValue(gvisor), cancellationToken));
        return command;
    }

    private async Task<int> RunAsync(int port, bool foreground, bool withGvisor, CancellationToken cancellationToken)
    {
        var build = new HostBuildStep(tools);
        var host = new HostStep(tools, build);
        if (await host.RunningAtAsync(cancellationToken) is { } running)
        {
            if (withGvisor)
                await new Installation(tools).EnsureAsync(withGvisor, cancellationToken);
            tools.Screen.Done($"The host already runs at {running}");
            Tell(running);
            return ExitCode.Completed;
        }

        await new Installation(tools).EnsureAsync(withGvisor, cancellationToken);
        await build.PublishAsync(cancellationToken);
        if (foreground)
            return await host.RunAsync(port, cancellationToken) == 0 ? ExitCode.Completed : ExitCode.Ours;

        var address = await host.StartAsync(port, cancellationToken);
        tools.Screen.Done($"InterpreterGuard is up at {address}");
        Tell(address);
        return ExitCode.Completed;
    }

    private void Tell(string address)
    {
        var folders = tools.Folders;
        tools.Screen.Say($"  address       {address}");
        tools.Screen.Say($"  agent's key   {folders.AgentKey}   (submits code)");
        tools.Screen.Say($"  reviewer's    {folders.ReviewerKey}   (reads incidents)");
        tools.Screen.Say($"  review room   {address}/review   (as admin{(File.Exists(folders.ReviewPassword) ? $"; first password in {folders.ReviewPassword}" : "")})");
        tools.Screen.Say($"  log           {folders.HostLog}");
        tools.Screen.Say("  try           echo 'print(6 * 7)' | ./guard run - --language python");
    }
}
