using System.CommandLine;
using InterpreterGuard.Cli.Scanning;
using InterpreterGuard.Cli.Showing;

namespace InterpreterGuard.Cli.Commands;

/// <summary><c>guard scan PATH…</c>: has the running host read files and folders, and tells what it thinks of them. Nothing runs.</summary>
internal sealed class ScanCommand(TimeProvider time)
{
    private readonly Argument<string[]> paths = new("PATH") { Description = "Files and folders; - reads stdin.", Arity = ArgumentArity.OneOrMore };
    private readonly Option<string> format = new("--format") { Description = "text, sarif or json.", DefaultValueFactory = _ => "text" };
    private readonly Option<string?> to = new("--out") { Description = "A file for the report. Default: stdout." };
    private readonly Option<string?> language = new("--language") { Description = "python, javascript, shell or csharp. Default: from each file's name, else its first line; else the host looks at the code." };
    private readonly Option<string> failOn = new("--fail-on") { Description = "The severity from which on a finding makes the exit code 1: info, low, medium, high, critical, or none.", DefaultValueFactory = _ => "medium" };
    private readonly Option<bool> noAdvice = new("--no-advice") { Description = "Tell only what the code is up to, not where it is unsafe to use." };

    public static Command Build(GuardFolders folders, TimeProvider time)
    {
        var scan = new ScanCommand(time);

        // A reviewer is told every finding whole; an agent's key is told what its policy discloses.
        var connection = new HostConnection(folders, folders.ReviewerKey, folders.AgentKey);
        var command = new Command("scan", "Reads files and folders without running them. Exit code: 0 nothing so severe, 1 a finding as severe as --fail-on, 2 a file would be refused or held, 3 ours, or a file could not be read.")
        {
            scan.paths, scan.format, scan.to, scan.language, scan.failOn, scan.noAdvice,
        };
        scan.format.AcceptOnlyFromAmong("text", "sarif", "json");
        scan.failOn.AcceptOnlyFromAmong([.. Severities.All, Severities.None]);
        connection.AddTo(command);
        command.SetAction((parsed, cancellationToken) => scan.RunAsync(parsed, connection, cancellationToken));
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, HostConnection connection, CancellationToken cancellationToken)
    {
        var problems = new List<ScanProblem>();
        var files = SourceFiles.Find(parsed.GetRequiredValue(paths), parsed.GetValue(language), problems).ToList();
        if (files.Count == 0 && problems.Count == 0)
            throw new GuardException("There is nothing to read: no file in Python, JavaScript, C# or shell.");

        using var client = connection.OpenPatiently(parsed);
        var read = 0;
        var progress = Screen.OnStandardError();
        var result = await progress.DuringAsync(
            () => Volatile.Read(ref read) is 0 ? $"Reading {files.Count} files" : $"Reading {files.Count} files, {read} done", time,
            () => new Scan(client, !parsed.GetValue(noAdvice)).RunAsync(files, problems, () => Interlocked.Increment(ref read), cancellationToken));
        await WriteAsync(result, parsed.GetRequiredValue(format), parsed.GetValue(to), cancellationToken);
        return result.ExitCodeFor(parsed.GetRequiredValue(failOn));
    }

    private static async Task WriteAsync(ScanResult result, string format, string? path, CancellationToken cancellationToken)
    {
        if (format == "text" && path is null)
        {
            new TextReport(Screen.OnStandardOutput()).Show(result);
            return;
        }

        await using var text = new StringWriter();
        switch (format)
        {
            case "sarif":
                await text.WriteLineAsync(SarifReport.Write(result));
                break;
            case "json":
                await text.WriteLineAsync(JsonReport.Write(result));
                break;
            default:
                new TextReport(Screen.On(text, redirected: true)).Show(result);
                break;
        }

        if (path is null)
            await Console.Out.WriteAsync(text.ToString());
        else
            await File.WriteAllTextAsync(path, text.ToString(), cancellationToken);
    }
}
