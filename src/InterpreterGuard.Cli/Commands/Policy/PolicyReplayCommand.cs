using System.CommandLine;
using InterpreterGuard.Cli.Proof;
using InterpreterGuard.Cli.Showing;

namespace InterpreterGuard.Cli.Commands.Policy;

/// <summary><c>guard policy replay</c>: asks a host what another policy would have said of the executions it keeps.</summary>
internal sealed class PolicyReplayCommand
{
    private readonly Option<string> against = new("--against")
    {
        Description = "The policy to ask: a base folder, a folder with 'base' in it, or a folder of overlays; the rest is as on the host.",
        Required = true,
    };

    private readonly Option<string?> preset = new("--preset") { Description = "A preset by name; 'none' for none. Default: the host's own." };
    private readonly Option<string> since = new("--since") { Description = "How far back: 30m, 12h, 7d, or a time.", DefaultValueFactory = _ => "7d" };
    private readonly Option<int> limit = new("--limit") { Description = "At most so many executions, the newest ones; 1 to 100000.", DefaultValueFactory = _ => 10_000 };
    private readonly Option<bool> json = new("--json") { Description = "Print the host's answer as it is." };

    public static Command Build(GuardFolders folders)
    {
        var replay = new PolicyReplayCommand();
        var connection = new HostConnection(folders, folders.ReviewerKey);
        var command = new Command("replay", "Tells which incidents would appear, vanish or change if another policy had judged the past (needs a reviewer's key).")
        {
            replay.against, replay.preset, replay.since, replay.limit, replay.json,
        };
        connection.AddTo(command);
        command.SetAction((parsed, cancellationToken) => replay.RunAsync(parsed, connection, cancellationToken));
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, HostConnection connection, CancellationToken cancellationToken)
    {
        var folder = Path.GetFullPath(parsed.GetRequiredValue(against));
        if (PolicyFolder.IsBase(Path.Combine(folder, "base")))
            folder = Path.Combine(folder, "base");
        var files = PolicyFolder.Read(folder);
        var isBase = PolicyFolder.IsBase(folder);
        using var host = connection.Open(parsed);
        var answer = await host.ReplayPolicyAsync(
            new()
            {
                Policy = isBase ? files : null,
                Overlay = isBase ? null : files,
                Preset = parsed.GetValue(preset) is "none" ? "" : parsed.GetValue(preset),
                Since = parsed.GetRequiredValue(since),
                Limit = parsed.GetValue(limit),
            },
            cancellationToken);
        if (parsed.GetValue(json))
            await Console.Out.WriteLineAsync(answer.Json.GetRawText());
        else
            new ReplayReportTable(Screen.OnStandardOutput()).Show(new(answer.Json));
        return ExitCode.Completed;
    }
}
