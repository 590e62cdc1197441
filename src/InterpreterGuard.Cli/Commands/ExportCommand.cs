using System.CommandLine;
using InterpreterGuard.Cli.Showing;
using InterpreterGuard.Cli.Verifying;
using InterpreterGuard.Client;

namespace InterpreterGuard.Cli.Commands;

/// <summary><c>guard export</c>: everything about an execution as one file.</summary>
internal static class ExportCommand
{
    private const UnixFileMode OwnerAlone = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public static Command Build(GuardFolders folders)
    {
        var id = new Argument<string>("EXECUTION") { Description = "The execution, such as exe_0199…" };
        var target = new Option<string?>("--out") { Description = "The file to write. Default: EXECUTION.zip here. One that is there already is left alone." };
        var connection = new HostConnection(folders, folders.ReviewerKey);
        var command = new Command(
            "export",
            "Writes everything that is kept of an ended execution into one ZIP archive with a signed manifest, readable by its owner alone, and verifies it. It holds hostile contents: see README.txt in it. Needs a reviewer's key.")
        {
            id, target,
        };
        connection.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var client = connection.Open(parsed);
            var execution = parsed.GetValue(id)!;
            var file = parsed.GetValue(target) ?? Path.GetFileName(execution) + ".zip";
            await WriteAsync(client, execution, file, cancellationToken);

            // What came over the wire is what was sent: a broken connection or a full disk is found now, not when the evidence is needed.
            using var key = VerifyCommand.KeyOf((await client.GetSigningKeyAsync(cancellationToken)).PublicKey, "The host's answer");
            await using var content = File.OpenRead(file);
            var verdict = await ArchiveCheck.RunAsync(content, key, cancellationToken);
            var screen = Screen.OnStandardOutput();
            screen.Say(SafeText.Line(file));
            new ArchiveReport(screen).Show(verdict);
            return verdict.ExitCode == ExitCode.Completed ? ExitCode.Completed : ExitCode.Ours;
        });
        return command;
    }

    // Whole under its name or not at all.
    private static async Task WriteAsync(GuardClient client, string execution, string file, CancellationToken cancellationToken)
    {
        if (File.Exists(file) || Directory.Exists(file))
            throw new GuardException($"{file} is there already. Name another file with --out.");
        var part = file + ".part";
        await using var archive = await client.OpenExportAsync(execution, cancellationToken);
        try
        {
            File.Delete(part);
            await using (var target = new FileStream(part, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = OwnerAlone }))
                await archive.CopyToAsync(target, cancellationToken);
            File.Move(part, file);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or HttpRequestException)
        {
            throw new GuardException($"{file} could not be written: {problem.Message}", problem);
        }
        finally
        {
            File.Delete(part);
        }
    }
}
