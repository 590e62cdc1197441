using System.CommandLine;

namespace InterpreterGuard.Cli.Commands.Policy;

/// <summary><c>guard policy</c>: what one does with policy files. Each command beneath it is a class of its own beside this one.</summary>
internal static class PolicyCommand
{
    public static Command Build(GuardFolders folders, TimeProvider time) => new("policy", "Checks, explains and proves policies.")
    {
        PolicyCheckCommand.Build(folders, time),
        PolicyExplainCommand.Build(folders),
        PolicyFieldsCommand.Build(),
        PolicyReloadCommand.Build(folders),
        PolicyTestCommand.Build(folders),
        PolicyRecordCommand.Build(folders),
        PolicyReplayCommand.Build(folders),
        PolicyLearnCommand.Build(folders, time),
    };
}
