using System.CommandLine;
using InterpreterGuard.Cli.Steps;

namespace InterpreterGuard.Cli.Commands;

/// <summary><c>guard build</c>: the engine and the sandbox images, nothing more.</summary>
internal static class BuildCommand
{
    public static Command Build(GuardFolders folders, TimeProvider time)
    {
        var command = new Command("build", "Builds the sandbox images (and starts an engine if none answers).");
        command.SetAction(async (_, cancellationToken) =>
        {
            await new Installation(StepTools.For(folders, time)).EnsureAsync(cancellationToken);
            return ExitCode.Completed;
        });
        return command;
    }
}
