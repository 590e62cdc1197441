using System.CommandLine;
using InterpreterGuard.Cli.Showing;
using InterpreterGuard.Cli.Watching;
using InterpreterGuard.Client;

namespace InterpreterGuard.Cli.Commands;

/// <summary><c>guard watch</c>: what the sensors see and the rules conclude, while it happens.</summary>
internal static class WatchCommand
{
    public static Command Build(GuardFolders folders)
    {
        var id = new Argument<string?>("EXECUTION") { Description = "The execution, such as exe_0199…. Default: all, as they begin.", Arity = ArgumentArity.ZeroOrOne };
        var aftermath = new Option<bool>("--aftermath") { Description = "Go on behind the ending with what the execution left running in its session." };
        var detections = new Option<bool>("--detections") { Description = "Only what a rule concluded something from." };
        var json = new Option<bool>("--json") { Description = "Print each event as a line of JSON." };
        var connection = new HostConnection(folders, folders.ReviewerKey);
        var command = new Command(
            "watch",
            "Shows what is seen of an execution as it happens, to its end; of one that has ended, what is kept; without an id, of all executions until Ctrl-C. Times are UTC. Exit code: 0 shown to the end, 3 ours. Needs a reviewer's key.")
        {
            id, aftermath, detections, json,
        };
        connection.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var client = connection.OpenPatiently(parsed);
            var one = parsed.GetValue(id);
            var report = new WatchReport(Screen.OnStandardOutput(), all: one is null, parsed.GetValue(detections));
            Action<WatchedEvent> show = parsed.GetValue(json) ? PrintJson : report.Show;
            return one is null ? await AllAsync(client, show, cancellationToken) : await OneAsync(client, one, parsed.GetValue(aftermath), show, cancellationToken);
        });
        return command;
    }

    private static async Task<int> OneAsync(GuardClient client, string id, bool aftermath, Action<WatchedEvent> show, CancellationToken cancellationToken)
    {
        var ended = false;
        await foreach (var told in client.WatchAsync(id, aftermath, cancellationToken))
        {
            show(told);
            ended |= told.Kind == "ended";
        }

        return ended ? ExitCode.Completed : throw new GuardException($"The host told no ending of {id}: its evidence could not be kept. The host's log says why.");
    }

    private static async Task<int> AllAsync(GuardClient client, Action<WatchedEvent> show, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var told in client.WatchAllAsync(cancellationToken))
                show(told);
            throw new GuardException("The host ended the connection.");
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Ctrl-C is how watching all of them ends.
            return ExitCode.Completed;
        }
    }

    // The host's JSON is ASCII without line ends, so nothing in it acts on a terminal.
    private static void PrintJson(WatchedEvent told) =>
        Console.Out.WriteLine($"{{\"event\":\"{System.Text.Json.JsonEncodedText.Encode(told.Kind)}\",{told.Json.GetRawText()[1..]}");
}
