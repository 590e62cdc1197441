using System.CommandLine;
using InterpreterGuard.Cli.Proof;
using InterpreterGuard.Cli.Showing;
using InterpreterGuard.Cli.Steps;
using InterpreterGuard.Client;
using InterpreterGuard.Policies;
using InterpreterGuard.Policies.Learning;

namespace InterpreterGuard.Cli.Commands.Policy;

/// <summary><c>guard policy learn</c>: runs honest code under watch, and proposes the smallest overlay that lets it pass.</summary>
internal sealed class PolicyLearnCommand(GuardFolders folders, TimeProvider time)
{
    private readonly Argument<string> folder = new("CORPUS_DIR") { Description = "A folder of honest programs (*.py, *.js, *.sh, *.cs), run without arguments and input." };
    private readonly Option<string?> output = new("--out") { Description = "A folder for the proposed files. Default: they are printed." };
    private readonly Option<string> owner = new("--owner") { Description = "Who answers for the exceptions.", DefaultValueFactory = _ => Environment.UserName };
    private readonly Option<int> runs = new("--runs") { Description = "How often each program is run, 1 to 10: what differs from run to run is no mark of a program.", DefaultValueFactory = _ => 2 };
    private readonly Option<string?> profile = new("--profile") { Description = "A profile of the policy. Default: the policy's own." };
    private readonly PolicyChoice choice = new(folders);

    public static Command Build(GuardFolders folders, TimeProvider time)
    {
        var learn = new PolicyLearnCommand(folders, time);
        var command = new Command("learn", "Runs a corpus of honest code on a host of its own that only observes, and proposes the smallest overlay that lets it pass. Exit code 0 it would pass, 1 not all of it.")
        {
            learn.folder, learn.output, learn.owner, learn.runs, learn.profile,
        };
        learn.runs.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 10)
                result.AddError("--runs is 1 to 10.");
        });
        learn.choice.AddTo(command);
        command.SetAction(learn.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var corpus = Corpus.Find(Path.GetFullPath(parsed.GetRequiredValue(folder)));
        var layers = choice.Layers(parsed);
        var policy = PolicyChoice.Load(layers);
        var tools = new StepTools(folders, Screen.OnStandardError(), new(time), time);
        List<LearnedRun> made;
        await using (var host = await OwnHost.StartAsync(tools, layers, OwnHost.AllObserve, cancellationToken))
            made = await RunAllAsync(host.Client, corpus, parsed, tools.Screen, cancellationToken);

        var learned = Learner.Learn(policy.Rules, [.. made.SelectMany(run => run.Said)]);
        var files = LearnedFiles.Write(learned, parsed.GetValue(owner)!, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
        var still = LearnedCheck.Run(LoadWith(layers, files), parsed.GetValue(profile), made);
        await GiveAsync(files, parsed.GetValue(output), cancellationToken);
        new LearnReport(tools.Screen).Show(corpus, made, learned, still);
        return still.Count == 0 ? ExitCode.Completed : ExitCode.CodeFailed;
    }

    private async Task<List<LearnedRun>> RunAllAsync(GuardClient host, Corpus corpus, ParseResult parsed, Screen screen, CancellationToken cancellationToken)
    {
        var runner = new CorpusRunner(host, parsed.GetValue(profile));
        var made = new List<LearnedRun>();
        screen.Step($"Running {corpus.Programs.Count} programs, {parsed.GetValue(runs)} × each");
        foreach (var program in corpus.Programs)
        {
            for (var run = 1; run <= parsed.GetValue(runs); run++)
                made.Add(await runner.RunAsync(corpus, program, run, cancellationToken));
        }

        return made;
    }

    // With the proposals as a last layer, as a deployment would have them.
    private static LoadedPolicy LoadWith(PolicyLayers layers, IReadOnlyDictionary<string, string> files)
    {
        if (files.Count == 0)
            return PolicyChoice.Load(layers);
        var overlay = Directory.CreateTempSubdirectory("guard-learned-").FullName;
        try
        {
            var own = layers.OverlayDirectory is null ? new Dictionary<string, string>(StringComparer.Ordinal) : PolicyFolder.Read(layers.OverlayDirectory);
            foreach (var (name, text) in own.Concat(files).GroupBy(file => file.Key, file => file.Value, StringComparer.Ordinal).Select(file => (file.Key, string.Join('\n', file))))
            {
                var target = Path.Combine(overlay, name);
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.WriteAllText(target, text);
            }

            return PolicyChoice.Load(layers with { OverlayDirectory = overlay });
        }
        finally
        {
            Directory.Delete(overlay, recursive: true);
        }
    }

    private static async Task GiveAsync(IReadOnlyDictionary<string, string> files, string? target, CancellationToken cancellationToken)
    {
        foreach (var (name, text) in files)
        {
            if (target is null)
            {
                await Console.Out.WriteLineAsync($"# {name}\n{text}");
                continue;
            }

            Directory.CreateDirectory(target);
            var path = Path.Combine(target, name);
            if (File.Exists(path))
                throw new GuardException($"{path} is there already; name another folder, or move it away.");
            await File.WriteAllTextAsync(path, text, cancellationToken);
        }
    }
}
