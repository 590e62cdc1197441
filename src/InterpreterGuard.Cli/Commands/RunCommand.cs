using System.CommandLine;
using InterpreterGuard.Cli.Showing;
using InterpreterGuard.Client;

namespace InterpreterGuard.Cli.Commands;

/// <summary><c>guard run FILE</c>: submits a file to the running host and shows what came of it.</summary>
internal sealed class RunCommand(string[] programArguments)
{
    private const int SourceBytesMax = 16 << 20;

    private readonly Argument<string> file = new("FILE") { Description = "The source file; - reads it from stdin." };
    private readonly Option<string?> language = new("--language") { Description = "python, javascript, shell or csharp. Default: from the file's name, else its first line." };
    private readonly Option<string?> profile = new("--profile") { Description = "A profile of the policy. Default: the policy's own." };
    private readonly Option<double?> timeout = new("--timeout") { Description = "Seconds of wall clock, at most the profile's." };
    private readonly Option<string?> stdin = new("--stdin") { Description = "A file for the program's stdin; - passes on this command's own." };
    private readonly Option<bool> json = new("--json") { Description = "Print the host's answer as it is." };

    public static Command Build(GuardFolders folders, string[] programArguments)
    {
        var run = new RunCommand(programArguments);
        var connection = new HostConnection(folders, folders.AgentKey, folders.ReviewerKey);
        var command = new Command("run", "Runs a file in a sandbox: guard run FILE [options] [-- the program's own arguments]. Exit code: 0 completed, 1 the code failed, 2 refused, held or killed, 3 ours.")
        {
            run.file, run.language, run.profile, run.timeout, run.stdin, run.json,
        };
        run.file.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: ['-', _, ..] option }])
                result.AddError($"There is no option '{option}'. A file of that name is ./{option}; options of the program stand behind --.");
        });
        connection.AddTo(command);
        command.SetAction((parsed, cancellationToken) => run.RunAsync(parsed, connection, cancellationToken));
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, HostConnection connection, CancellationToken cancellationToken)
    {
        var path = parsed.GetValue(file)!;
        var stdinFrom = parsed.GetValue(stdin);
        if (path == "-" && stdinFrom == "-")
            throw new GuardException("Stdin cannot be both the source and the program's input; give one of them as a file.");

        var code = await ReadAsync(path, cancellationToken);
        using var client = connection.Open(parsed);
        var answer = await client.RunAsync(
            new CodeRequest
            {
                Language = parsed.GetValue(language) ?? LanguageGuess.Of(path, code),
                Code = code,
                Stdin = stdinFrom is null ? null : await ReadAsync(stdinFrom, cancellationToken),
                Args = programArguments.Length > 0 ? programArguments : null,
                Profile = parsed.GetValue(profile),
                Timeout = Seconds(parsed.GetValue(timeout)),
                Context = new() { Agent = "guard run", User = Environment.UserName },
            },
            cancellationToken);

        if (parsed.GetValue(json))
            await Console.Out.WriteLineAsync(answer.Json.GetRawText());
        else
            new ExecutionReport(Screen.OnStandardError(), Console.Out, Console.Error, Console.IsOutputRedirected, Console.IsErrorRedirected).Show(answer);
        return ExitCode.ForStatus(answer.Status.Name);
    }

    // A number that no span of time holds is as far out of bounds as one that does.
    private static TimeSpan? Seconds(double? asked) => asked switch
    {
        null => null,
        _ when double.IsNaN(asked.Value) || Math.Abs(asked.Value) > TimeSpan.MaxValue.TotalSeconds / 2 => throw new GuardException($"--timeout {asked} is no time that could pass; give seconds."),
        _ => TimeSpan.FromSeconds(asked.Value),
    };

    private static async Task<string> ReadAsync(string path, CancellationToken cancellationToken)
    {
        if (path == "-")
            return await Console.In.ReadToEndAsync(cancellationToken);
        var found = new FileInfo(path);
        if (!found.Exists)
            throw new GuardException(Directory.Exists(path) ? $"{path} is a folder; name a file." : $"{path} is not there.");
        if (found.Length > SourceBytesMax)
            throw new GuardException($"{path} has {found.Length} bytes; a host takes less than {SourceBytesMax}.");
        return await File.ReadAllTextAsync(path, cancellationToken);
    }
}
