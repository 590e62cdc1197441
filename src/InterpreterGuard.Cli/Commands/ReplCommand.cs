using System.CommandLine;
using InterpreterGuard.Cli.Repl;
using InterpreterGuard.Cli.Repl.Editing;
using InterpreterGuard.Cli.Showing;
using InterpreterGuard.Core.Submissions;

namespace InterpreterGuard.Cli.Commands;

/// <summary><c>guard repl</c>: code typed line by line, in a session that keeps its state.</summary>
internal sealed class ReplCommand
{
    public const string Name = "repl";

    private readonly Argument<string> language = new("LANGUAGE") { Description = "python, javascript, shell or csharp.", DefaultValueFactory = _ => "python" };
    private readonly Option<string> plots = new("--plots") { Description = "Where figures are saved.", DefaultValueFactory = _ => "guard-plots" };
    private readonly Option<string?> profile = new("--profile") { Description = "A profile of the policy. Default: the policy's own." };
    private readonly Option<string?> session = new("--session") { Description = "A session that is there already, such as ses_0199…; it is not ended by leaving." };
    private readonly Option<bool> noHistory = new("--no-history") { Description = "Keep nothing of what is typed." };

    public static Command Build(GuardFolders folders)
    {
        var repl = new ReplCommand();
        var connection = new HostConnection(folders, folders.AgentKey, folders.ReviewerKey);
        var command = new Command(Name, "Runs what is typed, block by block, in one session that keeps its state. :help inside tells the rest.")
        {
            repl.language, repl.plots, repl.profile, repl.session, repl.noHistory,
        };
        connection.AddTo(command);
        command.SetAction((parsed, cancellationToken) => repl.RunAsync(parsed, connection, cancellationToken));
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, HostConnection connection, CancellationToken cancellationToken)
    {
        var asked = parsed.GetValue(language)!;
        if (!Language.TryParse(asked, out var spoken))
            throw new GuardException($"'{asked}' is no language here; there are {string.Join(", ", Language.Runnable)}.");
        var interactive = !Console.IsInputRedirected && !Console.IsOutputRedirected;
        var screen = Screen.OnStandardError();
        using var client = connection.OpenPatiently(parsed);
        await using var opened = new ReplSession(client, spoken.Name, parsed.GetValue(profile), parsed.GetValue(session));
        var history = interactive && !parsed.GetValue(noHistory) ? History.Open(History.UsualFile()) : History.Forgetful();
        IReplInput input = interactive ? new TypedInput(new LineEditor(new ConsoleTerminal(), history)) : new PlainInput(Console.In);
        if (interactive)
        {
            await opened.OpenAsync(cancellationToken);
            screen.Say($"{spoken} at {client.Address}. :help tells what can be typed; Ctrl-D leaves.");
        }

        var cells = new CellRunner(screen, Console.Out, Console.IsOutputRedirected, new(parsed.GetValue(plots)!), new ConsoleInterrupts());
        return await new ReplLoop(opened, input, cells, history, screen, interactive).RunAsync(cancellationToken);
    }
}
