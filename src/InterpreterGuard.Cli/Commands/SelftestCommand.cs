using System.CommandLine;
using InterpreterGuard.Cli.Commands.Policy;
using InterpreterGuard.Cli.Proof;
using InterpreterGuard.Cli.Showing;
using InterpreterGuard.Cli.Steps;
using InterpreterGuard.Policies;

namespace InterpreterGuard.Cli.Commands;

/// <summary><c>guard selftest</c>: shows that every rule about running code fires, and what it does then, on this very machine.</summary>
internal sealed class SelftestCommand(GuardFolders folders, TimeProvider time)
{
    private readonly PolicyChoice choice = new(folders);
    private readonly Option<string[]> rules = new("--rule") { Description = "Only this rule; may be given several times. Default: all.", AllowMultipleArgumentsPerToken = true };

    public static Command Build(GuardFolders folders, TimeProvider time)
    {
        var selftest = new SelftestCommand(folders, time);
        var command = new Command(
            "selftest",
            "Runs one bounded program for each rule about running code, on a host of its own with the chosen policy. Exit code: 0 all fired, 1 one did not, 3 ours. Nothing leaves the machine.")
        {
            selftest.rules,
        };
        selftest.choice.AddTo(command);
        command.SetAction(selftest.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var layers = choice.Layers(parsed);
        var cases = Chosen(SelftestCase.Of(PolicyChoice.Load(layers).Rules, layers.BaseDirectory), parsed.GetValue(rules) ?? []);
        var tools = new StepTools(folders, Screen.OnStandardError(), new(time), time);
        IReadOnlyList<SelftestOutcome> outcomes;
        await using (var host = await OwnHost.StartAsync(tools, layers, Overlay(layers), cancellationToken))
        {
            var done = 0;
            outcomes = await tools.Screen.DuringAsync(
                () => $"Trying {cases.Count} rules, {Volatile.Read(ref done)} done", time,
                () => new Selftest(host.Client).RunAsync(cases, () => Interlocked.Increment(ref done), cancellationToken));
        }

        new SelftestReport(Screen.OnStandardOutput(), tools.Screen).Show(outcomes);
        return outcomes.Any(outcome => outcome.Failed) ? ExitCode.CodeFailed : ExitCode.Completed;
    }

    private static string Overlay(PolicyLayers layers)
    {
        var file = Path.Combine(layers.BaseDirectory, SelftestCase.Folder, SelftestCase.Overlay);
        return File.Exists(file) ? File.ReadAllText(file) : throw new GuardException($"{file} is not there. It says what the policy is while its rules are tried; see policies/base/{SelftestCase.Folder}/README.md.");
    }

    private static IReadOnlyList<SelftestCase> Chosen(IReadOnlyList<SelftestCase> all, string[] named)
    {
        foreach (var name in named)
        {
            if (!all.Any(one => Is(one, name)))
                throw new GuardException($"{name} is no rule about running code that this policy asks. See './guard policy explain'.");
        }

        return named.Length == 0 ? all : [.. all.Where(one => named.Any(name => Is(one, name)))];
    }

    private static bool Is(SelftestCase one, string name) => string.Equals(one.Rule.Id.ToString(), name, StringComparison.OrdinalIgnoreCase);
}
