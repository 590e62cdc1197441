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
        var directory = new Argument<string>("folder") { Description = "The policy folder. Default: the shipped one.", DefaultValueFactory = _ => folders.Policies };
        var command = new Command("check", "Tells all problems of a policy: file, line, column, what is wrong, what was meant. Exit code 1 when there are any.") { directory };
        command.SetAction(parsed => Check(Path.GetFullPath(parsed.GetRequiredValue(directory)), folders, time));
        return command;
    }

    private static int Check(string directory, GuardFolders folders, TimeProvider time)
    {
        var screen = Screen.OnStandardOutput();
        var began = time.GetTimestamp();
        try
        {
            var policy = PolicyLoader.Load(directory);
            screen.Done(string.Create(CultureInfo.InvariantCulture,
                $"{folders.Show(directory)}: {policy.Rules.Count} rules, {policy.Profiles.Count} profiles, no problem ({time.GetElapsedTime(began).TotalSeconds:0.0} s). Hash {policy.Hash}"));
            return ExitCode.Completed;
        }
        catch (PolicyException broken)
        {
            foreach (var problem in broken.Problems)
                screen.Problem(problem.ToString());
            screen.Say($"{folders.Show(directory)}: {broken.Problems.Count} {(broken.Problems.Count == 1 ? "problem" : "problems")}");
            return ExitCode.CodeFailed;
        }
    }
}
