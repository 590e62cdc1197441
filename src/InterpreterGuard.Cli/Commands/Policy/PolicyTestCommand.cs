using System.CommandLine;
using InterpreterGuard.Cli.Proof;
using InterpreterGuard.Cli.Showing;
using InterpreterGuard.Policies;
using InterpreterGuard.Policies.Samples;
using Spectre.Console;

namespace InterpreterGuard.Cli.Commands.Policy;

/// <summary><c>guard policy test</c>: every rule must fire on what it says it fires on, and spare what it says it spares.</summary>
internal sealed class PolicyTestCommand(GuardFolders folders)
{
    private readonly Argument<string> folder = new("folder")
    {
        Description = "A base, or a folder of overlays. Default: the shipped base.",
        DefaultValueFactory = _ => folders.Policies,
    };

    private readonly PolicyChoice choice = new(folders);

    private readonly Option<bool> offline = new("--offline")
    {
        Description = "Try facts and recordings only; source samples need a running host, whose parsers read them.",
    };

    public static Command Build(GuardFolders folders)
    {
        var test = new PolicyTestCommand(folders);
        var connection = new HostConnection(folders, folders.ReviewerKey);
        var command = new Command("test", "Shows every rule its samples. Exit code 0 as written, 1 not so, 3 not all could be tried.") { test.folder, test.offline };
        test.choice.AddTo(command);
        connection.AddTo(command);
        command.SetAction((parsed, cancellationToken) => test.RunAsync(parsed, connection, cancellationToken));
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, HostConnection connection, CancellationToken cancellationToken)
    {
        var screen = Screen.OnStandardOutput();
        LoadedPolicy policy;
        try
        {
            // A base is tried as it stands: a preset may switch off what its samples speak of. What is named with --preset or as an overlay is tried as it comes out.
            policy = PolicyLoader.Load(choice.LayersOf(parsed.GetRequiredValue(folder), parsed)[0]);
        }
        catch (PolicyException broken)
        {
            foreach (var problem in broken.Problems)
                screen.Problem(problem.ToString());
            return ExitCode.CodeFailed;
        }

        var tests = new SampleTests(policy);
        var outcomes = tests.TryFactsAndRecordings().ToList();
        var sources = tests.Sources;
        string? untried = parsed.GetValue(offline) ? "--offline" : null;
        if (untried is null && sources > 0)
        {
            try
            {
                using var host = connection.Open(parsed);
                outcomes.AddRange(await tests.TrySourcesAsync(host, cancellationToken));
            }
            catch (GuardException problem)
            {
                untried = problem.Message;
            }
        }

        return Tell(screen, policy, outcomes, untried is null ? 0 : sources, untried, parsed.GetValue(offline));
    }

    private static int Tell(Screen screen, LoadedPolicy policy, List<SampleOutcome> outcomes, int notTried, string? why, bool asked)
    {
        var failures = outcomes.Where(outcome => outcome.Problem is not null).OrderBy(outcome => outcome.Sample.Rule).ToList();
        if (failures.Count > 0)
            screen.Show(TableOf(policy, failures));
        var tried = $"{policy.Rules.Count(rule => rule.Enabled)} rules: {outcomes.Count(outcome => outcome.Sample.Fact is not null)} facts, "
            + $"{outcomes.Count(outcome => outcome.Sample.Recording is not null)} recordings, {outcomes.Count(outcome => outcome.Sample.File is not null)} source files tried";
        if (failures.Count > 0)
            screen.Problem($"{tried}; {failures.Count} not as written");
        else
            screen.Done($"{tried}; all as written");
        if (notTried > 0)
            screen.Warn($"{notTried} source files were not tried: {why}");
        return failures.Count > 0 ? ExitCode.CodeFailed : notTried > 0 && !asked ? ExitCode.Ours : ExitCode.Completed;
    }

    private static Table TableOf(LoadedPolicy policy, List<SampleOutcome> failures)
    {
        var sources = policy.Rules.ToDictionary(rule => rule.Id, rule => rule.Source.Split(':')[0]);
        var table = new Table().Border(TableBorder.Simple).AddColumns("rule", "written at", "sample", "what happened");
        foreach (var (sample, problem) in failures)
        {
            table.AddRow(
                Cell(sample.Rule.Value),
                Cell($"{sources.GetValueOrDefault(sample.Rule)}:{sample.Line}"),
                Cell(sample.File ?? sample.RecordingFile ?? sample.Fact?.Kind ?? "a series of facts"),
                Cell(problem!));
        }

        return table;
    }

    private static Text Cell(string text) => new(SafeText.Line(text));
}
