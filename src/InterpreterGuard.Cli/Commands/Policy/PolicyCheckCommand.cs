using System.CommandLine;
using System.Globalization;
using InterpreterGuard.Cli.Showing;
using InterpreterGuard.Policies;

namespace InterpreterGuard.Cli.Commands.Policy;

/// <summary><c>guard policy check</c>: all problems of a policy at once, each with its place and what was meant.</summary>
internal static class PolicyCheckCommand
{
    public static Command Build(GuardFolders folders, TimeProvider time)
    {
        var folder = new Argument<string>("folder")
        {
            Description = "A base, a folder with 'base' and 'presets', or a folder of overlays. Default: the shipped base with its presets.",
            DefaultValueFactory = _ => folders.Policies,
        };
        var choice = new PolicyChoice(folders);
        var command = new Command("check", "Tells all problems of a policy: file, line, column, what is wrong, what was meant. Exit code 1 when there are any.") { folder };
        choice.AddTo(command);
        command.SetAction(parsed => Check(choice.LayersOf(parsed.GetRequiredValue(folder), parsed), folders, time));
        return command;
    }

    private static int Check(IReadOnlyList<PolicyLayers> all, GuardFolders folders, TimeProvider time)
    {
        var screen = Screen.OnStandardOutput();
        var problems = new HashSet<PolicyProblem>();
        foreach (var layers in all)
        {
            var began = time.GetTimestamp();
            try
            {
                var policy = PolicyLoader.Load(layers);
                screen.Done(string.Create(CultureInfo.InvariantCulture,
                    $"{Show(layers, folders)}: {policy.Rules.Count(rule => rule.Enabled)} rules, {policy.Profiles.Count} profiles, no problem ({time.GetElapsedTime(began).TotalSeconds:0.0} s). Hash {policy.Hash}"));
            }
            catch (PolicyException broken)
            {
                // A problem of the base shows under each preset; it is told once.
                foreach (var problem in broken.Problems.Where(problems.Add))
                    screen.Problem(problem.ToString());
            }
        }

        if (problems.Count == 0)
            return ExitCode.Completed;
        screen.Say($"{problems.Count} {(problems.Count == 1 ? "problem" : "problems")} in {Show(all[0], folders)}");
        return ExitCode.CodeFailed;
    }

    private static string Show(PolicyLayers layers, GuardFolders folders) =>
        string.Join(" + ", layers.Sources.Select(folders.Show));
}
