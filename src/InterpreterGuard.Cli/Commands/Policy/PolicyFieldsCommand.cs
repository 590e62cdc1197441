using System.CommandLine;
using InterpreterGuard.Cli.Showing;
using InterpreterGuard.Policies.Schema;
using Spectre.Console;

namespace InterpreterGuard.Cli.Commands.Policy;

/// <summary><c>guard policy fields</c>: what can be written in policy files, from the types themselves.</summary>
internal static class PolicyFieldsCommand
{
    public static Command Build()
    {
        var name = new Argument<string?>("name") { Description = "A kind of fact such as network.connect, 'helpers', 'rule', 'profile' …; all names when none is given.", DefaultValueFactory = _ => null };
        var command = new Command("fields", "Tells which fields facts have, which helpers conditions know, and which keys files have.") { name };
        command.SetAction(parsed => Show(parsed.GetValue(name)));
        return command;
    }

    private static int Show(string? name)
    {
        var screen = Screen.OnStandardOutput();
        if (name is null)
        {
            screen.Show(Columns(PolicyReference.Tables.Select(table => (table.Name, table.Part, table.Meaning)), "name", "part", "what it is"));
            return ExitCode.Completed;
        }

        var exact = PolicyReference.Tables.Where(table => string.Equals(table.Name, name, StringComparison.OrdinalIgnoreCase)).ToList();
        var found = exact.Count > 0 && !string.Equals(name, "profile", StringComparison.OrdinalIgnoreCase)
            ? exact
            : PolicyReference.Tables.Where(table => table.Name.Contains(name, StringComparison.OrdinalIgnoreCase)).ToList();
        if (found.Count == 0)
            throw new GuardException($"Nothing is called '{name}'. './guard policy fields' lists what there is.");
        foreach (var table in found)
        {
            screen.Say($"{table.Name}{(table.Meaning.Length > 0 ? $": {table.Meaning}" : "")}");
            screen.Show(Columns(table.Rows.Select(row => (row.Name, row.Type, row.Meaning)), "name", "type", "meaning"));
        }
        return ExitCode.Completed;
    }

    private static Table Columns(IEnumerable<(string First, string Second, string Third)> rows, params string[] headings)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns(headings);
        foreach (var (first, second, third) in rows)
            table.AddRow(Cell(first), Cell(second), Cell(third));
        return table;
    }

    private static Text Cell(string text) => new(SafeText.Line(text.Replace("`", "", StringComparison.Ordinal)));
}
