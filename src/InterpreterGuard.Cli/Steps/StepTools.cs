using InterpreterGuard.Cli.Running;
using InterpreterGuard.Cli.Showing;

namespace InterpreterGuard.Cli.Steps;

/// <summary>What every step works with.</summary>
internal sealed record StepTools(GuardFolders Folders, Screen Screen, CommandRunner Runner, TimeProvider Time)
{
    public static StepTools For(GuardFolders folders, TimeProvider time) => new(folders, Screen.OnStandardOutput(), new(time), time);
}
