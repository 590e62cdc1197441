using System.CommandLine;
using InterpreterGuard.Cli.Showing;
using InterpreterGuard.Core.Policies;
using InterpreterGuard.Policies;
using Spectre.Console;

namespace InterpreterGuard.Cli.Commands.Policy;

/// <summary><c>guard policy explain</c>: what holds in the end, and which line of which file says so.</summary>
internal static class PolicyExplainCommand
{
    public static Command Build(GuardFolders folders)
    {
        var subject = new Argument<string>("subject") { Description = "A rule's id such as IG4004, 'policy', 'profiles.NAME' or 'lists.NAME'." };
        var choice = new PolicyChoice(folders);
        var command = new Command("explain", "Tells each value that holds and which file and line set it. Reads files; the running host tells the same under /v1/policies/explain.") { subject };
        choice.AddTo(command);
        command.SetAction(parsed => Explain(parsed.GetRequiredValue(subject), choice.Layers(parsed)));
        return command;
    }

    private static int Explain(string subject, PolicyLayers layers)
    {
        var screen = Screen.OnStandardOutput();
        LoadedPolicy policy;
        try
        {
            policy = PolicyLoader.Load(layers);
        }
        catch (PolicyException broken)
        {
            throw new GuardException(broken.Message, broken);
        }

        if (policy.Explain(subject) is not { } explanation)
            throw new GuardException($"There is nothing called '{subject}' in {layers}.{policy.Meant(subject)} Ask about a rule's id, 'policy', 'profiles.NAME' or 'lists.NAME'.");
        screen.Say($"{subject} in {layers}");
        screen.Show(TableOf(explanation));
        foreach (var remark in explanation.Remarks)
            screen.Say(remark);
        return ExitCode.Completed;
    }

    private static Table TableOf(PolicyExplanation explanation)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("key", "value", "set at", "instead of");
        foreach (var value in explanation.Values)
            table.AddRow(Cell(value.Key), Cell(value.Value), Cell(value.Source), Cell(string.Join("; ", value.Replaced.Select(old => $"{old.Value} at {old.Source}"))));
        return table;
    }

    private static Text Cell(string text) => new(SafeText.Line(text));
}
