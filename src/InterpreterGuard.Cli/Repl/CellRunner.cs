using InterpreterGuard.Cli.Showing;
using InterpreterGuard.Client;

namespace InterpreterGuard.Cli.Repl;

/// <summary>Runs a cell. Ctrl-C interrupts it; a second one leaves it.</summary>
internal sealed class CellRunner(Screen screen, TextWriter stdout, bool stdoutIsFile, PlotFolder plots, IInterrupts interrupts)
{
    private static readonly CallerContext Who = new() { Agent = "guard repl", User = Environment.UserName };

    /// <summary>How it ended; <see langword="null"/> when it was left.</summary>
    public async Task<Execution?> RunAsync(GuardSession session, string language, string code, CancellationToken cancellationToken)
    {
        using var leave = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var report = new CellReport(screen, stdout, stdoutIsFile, plots);
        using var hearing = interrupts.Hear(count => Interrupted(count, session, language, report, leave));
        Execution? ended = null;
        try
        {
            await foreach (var told in session.StreamAsync(new() { Language = language, Code = code, Context = Who }, leave.Token))
            {
                report.Show(told);
                ended = (told as ExecutionEnded)?.Execution;
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }

        return ended;
    }

    private static void Interrupted(int count, GuardSession session, string language, CellReport report, CancellationTokenSource leave)
    {
        if (count > 1)
        {
            leave.Cancel();
            return;
        }

        report.Note("Interrupting; Ctrl-C again leaves.");
        _ = InterruptAsync(session, language, report, leave.Token);
    }

    private static async Task InterruptAsync(GuardSession session, string language, CellReport report, CancellationToken cancellationToken)
    {
        try
        {
            await session.InterruptAsync(language, cancellationToken);
        }
        catch (Client.GuardException problem)
        {
            report.Note(Api.HostProblem.Sentence(problem));
        }
        catch (OperationCanceledException)
        {
            // It was left meanwhile.
        }
    }
}
