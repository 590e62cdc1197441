using System.CommandLine;
using InterpreterGuard.Cli.Proof;
using InterpreterGuard.Cli.Showing;
using InterpreterGuard.Policies.Recordings;

namespace InterpreterGuard.Cli.Commands.Policy;

/// <summary><c>guard policy record</c>: runs a program on a host and keeps what was seen as a file that rules name as a sample.</summary>
internal sealed class PolicyRecordCommand(GuardFolders folders)
{
    private readonly Argument<string> sample = new("SAMPLE") { Description = "The program: a source file." };
    private readonly Option<string?> output = new("--out") { Description = "Where the recording goes; - prints it. Default: the shipped policy's recordings, under the program's name." };
    private readonly Option<string?> language = new("--language") { Description = "python, javascript, shell or csharp. Default: from the file's name, else its first line." };
    private readonly Option<string?> profile = new("--profile") { Description = "A profile of the host's policy. Default: the policy's own." };

    public static Command Build(GuardFolders folders)
    {
        var record = new PolicyRecordCommand(folders);
        var connection = new HostConnection(folders, folders.ReviewerKey);
        var command = new Command("record", "Runs a program on the running host and writes what was seen as a recording that rules name under fires_on or spares.")
        {
            record.sample, record.output, record.language, record.profile,
        };
        connection.AddTo(command);
        command.SetAction((parsed, cancellationToken) => record.RunAsync(parsed, connection, cancellationToken));
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, HostConnection connection, CancellationToken cancellationToken)
    {
        var screen = Screen.OnStandardError();
        var path = parsed.GetRequiredValue(sample);
        if (!File.Exists(path))
            throw new GuardException($"{path} is not there.");
        using var host = connection.Open(parsed);
        var run = await ObservedRun.MakeAsync(host, path, parsed.GetValue(language), parsed.GetValue(profile), cancellationToken);
        if (run.Observations.Count == 0)
        {
            screen.Problem(run.Status is "refused" or "held"
                ? $"Screening {run.Status} it, so nothing ran. A host whose policy observes runs it: see 'enforcement' in policies/README.md."
                : $"Nothing was seen of it; it ended as {run.Status}.");
            return ExitCode.CodeFailed;
        }

        var recording = RecordingWriter.Of(path, run.Language, run.Profile, run.Status, run.Observations, run.Dropped);
        var text = RecordingFile.Write(recording);
        var target = parsed.GetValue(output) ?? Path.Combine(folders.Policies, RecordingFile.Folder, Path.GetFileNameWithoutExtension(path) + ".json");
        if (target == "-")
        {
            await Console.Out.WriteAsync(text);
            return ExitCode.Completed;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(target))!);
        await File.WriteAllTextAsync(target, text, cancellationToken);
        screen.Done($"{folders.Show(Path.GetFullPath(target))}: {recording.Facts.Count} facts ({run.Status})"
            + (recording.LeftOut > 0 ? $"; {recording.LeftOut} more were left out" : ""));
        return ExitCode.Completed;
    }
}
