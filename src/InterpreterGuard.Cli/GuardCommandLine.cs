using System.CommandLine;
using InterpreterGuard.Cli.Api;
using InterpreterGuard.Cli.Commands;
using InterpreterGuard.Cli.Commands.Policy;
using InterpreterGuard.Cli.Showing;

namespace InterpreterGuard.Cli;

/// <summary>The table of contents of the guard command.</summary>
internal static class GuardCommandLine
{
    public static async Task<int> RunAsync(string[] arguments)
    {
        var screen = Screen.OnStandardError();
        try
        {
            // Behind "--" stand the submitted program's own arguments. They never are options of ours, and a mistyped option of ours never is one of them.
            var divide = Array.IndexOf(arguments, "--");
            string[] own = divide < 0 ? arguments : arguments[..divide];
            string[] programs = divide < 0 ? [] : arguments[(divide + 1)..];
            var parsed = Build(GuardFolders.Find(), TimeProvider.System, programs).Parse(own.Length == 0 ? ["--help"] : own);
            if (parsed.Errors.Count > 0)
            {
                foreach (var error in parsed.Errors)
                    screen.Problem(error.Message);
                screen.Say("./guard --help and ./guard COMMAND --help tell what there is.");
                return ExitCode.Ours;
            }

            var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false };
            // There Ctrl-C belongs to the code that runs.
            if (parsed.CommandResult.Command.Name == ReplCommand.Name)
                configuration.ProcessTerminationTimeout = null;
            return await parsed.InvokeAsync(configuration);
        }
        catch (GuardException problem)
        {
            screen.Problem(problem.Message);
            return ExitCode.Ours;
        }
        catch (Client.GuardException problem)
        {
            screen.Problem(HostProblem.Sentence(problem));
            return ExitCode.Ours;
        }
        catch (OperationCanceledException)
        {
            screen.Problem("Stopped before it was done.");
            return ExitCode.Ours;
        }
    }

    private static RootCommand Build(GuardFolders folders, TimeProvider time, string[] programArguments) => new("Runs what AI agents write, and tells a security team when it tried something it should not have.")
    {
        UpCommand.Build(folders, time),
        DownCommand.Build(folders, time),
        RunCommand.Build(folders, programArguments),
        ReplCommand.Build(folders),
        ScanCommand.Build(folders, time),
        McpCommand.Build(folders),
        IncidentsCommand.Build(folders),
        IncidentCommand.Build(folders),
        HeldCommand.Build(folders),
        WatchCommand.Build(folders),
        ExportCommand.Build(folders),
        VerifyCommand.Build(folders),
        BackupCommand.Build(folders, time),
        RestoreCommand.Build(folders, time),
        PolicyCommand.Build(folders, time),
        SelftestCommand.Build(folders, time),
        TestCommand.Build(folders, time),
        BenchCommand.Build(folders, time),
        BuildCommand.Build(folders, time),
    };
}
