using System.CommandLine;
using InterpreterGuard.Cli.Showing;
using InterpreterGuard.Storage;
using InterpreterGuard.Storage.Backup;

namespace InterpreterGuard.Cli.Commands;

/// <summary><c>guard backup</c>: a copy of everything a host keeps, also while it works.</summary>
internal static class BackupCommand
{
    public static Command Build(GuardFolders folders, TimeProvider time)
    {
        var target = new Argument<string>("FILE") { Description = "The archive to write. One that is there already is left alone." };
        var data = DataOf(folders);
        var command = new Command(
            "backup",
            "Copies the host's data (database, keys, stored files; no logs) into one archive with a manifest of hashes, readable by its owner alone. The host may go on working. Who has the archive has the host's keys.")
        {
            target, data,
        };
        command.SetAction(parsed =>
        {
            try
            {
                var file = parsed.GetValue(target)!;
                var manifest = BackupWriter.Write(parsed.GetValue(data)!, file, "user " + Environment.UserName, time);
                Screen.OnStandardOutput().Done(SafeText.Line(
                    $"{file}: {manifest.Files.Count} files, {manifest.Files.Sum(one => one.Size)} bytes; the audit trail up to link {manifest.LastLink}, hash {manifest.LastHash}"));
                return ExitCode.Completed;
            }
            catch (StorageException problem)
            {
                throw new GuardException(problem.Message, problem);
            }
        });
        return command;
    }

    /// <summary>The option that says where a host's data lies.</summary>
    public static Option<string> DataOf(GuardFolders folders) => new("--data")
    {
        Description = "The host's data directory. Default: that of the host that 'up' starts.",
        DefaultValueFactory = _ => folders.Data,
    };
}
