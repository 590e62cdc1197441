using System.Net;
using InterpreterGuard.Cli.Api;
using InterpreterGuard.Cli.Repl.Editing;
using InterpreterGuard.Cli.Showing;
using ClientException = InterpreterGuard.Client.GuardException;

namespace InterpreterGuard.Cli.Repl;

/// <summary>Reads a block, runs it in the session, shows it, and again.</summary>
internal sealed class ReplLoop(ReplSession session, IReplInput input, CellRunner cells, History history, Screen screen, bool interactive)
{
    private readonly ReplCommands _commands = new(session, screen);
    private int _exitCode = ExitCode.Completed;
    private bool _asked;

    /// <summary>The shell's exit code: 0 for a person, else that of the last cell that did not complete.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var typed = input.Next(session.Prompt, session.Language);
            if (typed.End == InputEnd.Left)
                break;
            if (typed.End == InputEnd.Interrupted)
            {
                if (_asked && typed.Text.Length == 0)
                    break;
                _asked = true;
                screen.Detail("Ctrl-C again, Ctrl-D or :quit leaves; :help tells the rest.");
                continue;
            }

            _asked = false;
            history.Add(typed.Text.Trim('\n'));
            if (!string.IsNullOrWhiteSpace(typed.Text) && !await HandleAsync(typed.Text, cancellationToken))
                break;
        }

        return interactive ? ExitCode.Completed : _exitCode;
    }

    // False: it is over.
    private async Task<bool> HandleAsync(string text, CancellationToken cancellationToken)
    {
        try
        {
            if (text.StartsWith(':'))
                return await _commands.DoAsync(text, cancellationToken);
            var ended = await cells.RunAsync(await session.OpenAsync(cancellationToken), session.Language, text.TrimEnd(), cancellationToken);
            if (ended is null)
                return false;
            Count(ExitCode.ForStatus(ended.Status.Name));
        }
        catch (ClientException problem) when (problem.SessionEnded || problem.Status is HttpStatusCode.NotFound or HttpStatusCode.Gone)
        {
            session.Forget();
            screen.Problem(HostProblem.Sentence(problem));
            screen.Detail("The session is over, with its variables and files. The next block begins a new one.");
            Count(ExitCode.Ours);
        }
        catch (ClientException problem)
        {
            screen.Problem(HostProblem.Sentence(problem));
            Count(ExitCode.Ours);
        }
        catch (GuardException problem)
        {
            screen.Problem(problem.Message);
            Count(ExitCode.Ours);
        }

        return true;
    }

    private void Count(int exitCode)
    {
        if (exitCode != ExitCode.Completed)
            _exitCode = exitCode;
    }
}
