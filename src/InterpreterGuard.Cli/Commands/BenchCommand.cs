using System.CommandLine;
using InterpreterGuard.Cli.Running;
using InterpreterGuard.Cli.Steps;

namespace InterpreterGuard.Cli.Commands;

/// <summary><c>guard bench</c>: hands over to the benchmark project, which measures both sides in the same run.</summary>
internal static class BenchCommand
{
    public static Command Build(GuardFolders folders, TimeProvider time)
    {
        var names = new Argument<string[]>("names") { Description = "Which measurements; all when none is named.", Arity = ArgumentArity.ZeroOrMore };
        var command = new Command("bench", "Measures, and prints a table.") { names };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var tools = StepTools.For(folders, time);
            await new Installation(tools).EnsureAsync(withGvisor: false, cancellationToken);
            var project = Path.Combine(folders.Root, "tests", "InterpreterGuard.Benchmarks");
            if (!Directory.Exists(project))
                throw new GuardException($"{folders.Show(project)} is missing; this checkout is not complete.");
            // What is measured is the program that 'up' starts. One that runs is not built anew under its feet.
            var build = new HostBuildStep(tools);
            if (await new HostStep(tools, build).RunningAtAsync(cancellationToken) is null)
                await build.PublishAsync(cancellationToken);
            string[] arguments = ["run", "-c", "Release", "--project", project, "--", .. parsed.GetValue(names) ?? []];
            return await CommandRunner.RunInForegroundAsync(new("dotnet", arguments) { Folder = folders.Root, Environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["GUARD_BENCH_HOST"] = build.Program } }, started: null, cancellationToken);
        });
        return command;
    }
}
