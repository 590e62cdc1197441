using System.CommandLine;
using InterpreterGuard.Cli.Showing;
using InterpreterGuard.Storage;
using InterpreterGuard.Storage.Backup;

namespace InterpreterGuard.Cli.Commands;

/// <summary><c>guard restore</c>: puts a backup back, once it is proved whole.</summary>
internal static class RestoreCommand
{
    public static Command Build(GuardFolders folders, TimeProvider time)
    {
        var source = new Argument<string>("FILE") { Description = "An archive that 'guard backup' made." };
        var force = new Option<bool>("--force") { Description = "Move a data directory that is not empty aside, instead of refusing." };
        var data = BackupCommand.DataOf(folders);
        var command = new Command(
            "restore",
            "Puts a backup back: checks every hash, the database's pages and the audit trail's chain first, and changes nothing unless all is whole. Refuses while a host runs on the data directory.")
        {
            source, data, force,
        };
        command.SetAction(parsed =>
        {
            try
            {
                var (manifest, aside) = BackupReader.Restore(parsed.GetValue(source)!, parsed.GetValue(data)!, parsed.GetValue(force), "user " + Environment.UserName, time);
                var screen = Screen.OnStandardOutput();
                screen.Done(SafeText.Line($"Restored what was backed up at {manifest.MadeAt:u}: {manifest.Files.Count} files, the audit trail whole up to link {manifest.LastLink}"));
                if (aside is not null)
                    screen.Detail(SafeText.Line($"What was there before lies in {aside}"));
                return ExitCode.Completed;
            }
            catch (StorageException problem)
            {
                throw new GuardException(problem.Message, problem);
            }
        });
        return command;
    }
}
