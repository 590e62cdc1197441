using InterpreterGuard.Cli.Proof;

namespace InterpreterGuard.Cli.Tests.Proof;

public sealed class SelftestHeaderTests
{
    [Fact]
    public void The_first_lines_say_what_a_program_is_given()
    {
        var header = SelftestHeader.Of("# profile: small\n# a word\n# env: A=1=2\n# env: B=\nimport os\n# env: C=3\n");

        Assert.Equal("small", header.Profile);
        Assert.Equal(["A 1=2", "B "], header.Environment.Select(variable => $"{variable.Key} {variable.Value}"));
    }

    [Fact]
    public void Without_them_it_is_given_nothing()
    {
        var header = SelftestHeader.Of("print(1)\n# profile: small\n");

        Assert.Null(header.Profile);
        Assert.Empty(header.Environment);
    }
}
