using System.CommandLine;
using InterpreterGuard.Cli.Steps;
using InterpreterGuard.Cli.Testing;

namespace InterpreterGuard.Cli.Commands;

/// <summary><c>guard test</c>: everything a sandbox needs, then every test project, then one line with the sums.</summary>
internal sealed class TestCommand(StepTools tools)
{
    private static readonly string[] FilterNames = ["--filter-class", "--filter-method", "--filter-trait", "--filter-not-class", "--filter-not-method", "--filter-not-trait"];

    private const string NeedsBrowser = "InterpreterGuard.Review.Tests";

    public static Command Build(GuardFolders folders, TimeProvider time)
    {
        var words = new Argument<string[]>("projects") { Description = "Words in the names of test projects; all projects when there is none.", Arity = ArgumentArity.ZeroOrMore };
        var project = new Option<string[]>("--project") { Description = "The same, as an option." };
        var minutes = new Option<double>("--project-minutes") { Description = "How long one project may take.", DefaultValueFactory = _ => 25 };
        var noEngine = new Option<bool>("--no-engine") { Description = "Leave engine and images alone. Tests that need them are skipped or fail." };
        Option<string[]>[] filters = [.. FilterNames.Select(name => new Option<string[]>(name) { Description = "Passed on to the test runner." })];
        var command = new Command("test", "Runs the tests. The last line is the sum.") { words, project, minutes, noEngine };
        foreach (var filter in filters)
            command.Add(filter);
        command.SetAction((parsed, cancellationToken) => new TestCommand(StepTools.For(folders, time)).RunAsync(
            [.. parsed.GetValue(words) ?? [], .. parsed.GetValue(project) ?? []],
            [.. filters.SelectMany(filter => (parsed.GetValue(filter) ?? []).SelectMany(value => new[] { filter.Name, value }))],
            parsed.GetValue(noEngine),
            TimeSpan.FromMinutes(parsed.GetValue(minutes)),
            cancellationToken));
        return command;
    }

    private async Task<int> RunAsync(IReadOnlyCollection<string> words, IReadOnlyList<string> filters, bool noEngine, TimeSpan projectMax, CancellationToken cancellationToken)
    {
        var run = new TestRun(tools);
        var totals = TestTotals.None;
        try
        {
            var projects = run.Projects(words);
            if (!noEngine)
                await new Installation(tools).EnsureForTestsAsync(cancellationToken);
            if (projects.Contains(NeedsBrowser, StringComparer.Ordinal))
                await new PackagesStep(tools).ForBrowserTestsAsync(cancellationToken);
            await run.BuildAsync(projects, all: words.Count == 0, cancellationToken);
            foreach (var project in projects)
                totals += await run.RunAsync(project, filters, projectMax, cancellationToken);
        }
        catch (GuardException problem)
        {
            // What cannot even be built or begun has failed, and the sum says so.
            tools.Screen.Problem(problem.Message);
            totals += new TestTotals(0, 1, 0);
        }

        // Exactly this, last, and without colour: machines read it.
        await Console.Out.WriteLineAsync(totals.ToString());
        return totals.Good ? ExitCode.Completed : ExitCode.CodeFailed;
    }
}
