using InterpreterGuard.Policies.Schema;

namespace InterpreterGuard.Policies.Tests;

/// <summary>The tables in <c>policies/README.md</c> are written from the types. With <c>UPDATE_REFERENCE=1</c> in the environment the test writes them.</summary>
public sealed class ReferenceTests
{
    private const string Begin = "<!-- reference -->\n";
    private const string End = "<!-- end -->";

    [Fact]
    public void The_tables_of_the_readme_are_those_of_the_types()
    {
        var file = Path.Combine(BasePolicy.Policies, "README.md");
        var text = File.ReadAllText(file);
        var (from, to) = (text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, text.IndexOf(End, StringComparison.Ordinal));
        if (Environment.GetEnvironmentVariable("UPDATE_REFERENCE") == "1")
            File.WriteAllText(file, text[..from] + PolicyReference.Markdown() + text[to..]);

        Assert.Equal(PolicyReference.Markdown(), File.ReadAllText(file)[from..^(text.Length - to)]);
    }

    [Fact]
    public void Everything_that_can_be_written_says_what_it_means()
    {
        Assert.All(PolicyReference.Tables, table => Assert.NotEmpty(table.Rows));
        Assert.All(PolicyReference.Tables.SelectMany(table => table.Rows), row => Assert.NotEmpty(row.Meaning));
        Assert.All(PolicyReference.Tables.Where(table => table.Part == "Facts and their fields"), table => Assert.NotEmpty(table.Meaning));
    }
}
