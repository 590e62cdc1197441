using InterpreterGuard.Cli.Tests.Support;

namespace InterpreterGuard.Cli.Tests.Commands;

public sealed class PolicyFieldsTests
{
    [Theory]
    [InlineData(null, "network.connect +Facts and their fields +A connection is asked for")]
    [InlineData(null, "keys of a rule +Keys of files")]
    [InlineData("network.connect", "port +number +The port; 0 where there is none.")]
    [InlineData("rule", "severity +info | low | medium | high | critical +How bad it is. Required.")]
    [InlineData("profile", "memory +size +Memory, swap included")]
    [InlineData("helpers", "text.Entropy\\(\\)")]
    public async Task It_tells_what_can_be_written(string? name, string told)
    {
        var end = await GuardProcess.RunAsync(Path.GetTempPath(), name is null ? ["policy", "fields"] : ["policy", "fields", name]);

        Assert.Equal(0, end.ExitCode);
        Assert.Matches(told.Replace(" | ", @" \| ", StringComparison.Ordinal), end.Stdout);
    }

    [Fact]
    public async Task A_name_that_is_not_there_is_a_mistake()
    {
        var end = await GuardProcess.RunAsync(Path.GetTempPath(), ["policy", "fields", "network.conect"]);

        Assert.Equal(3, end.ExitCode);
        Assert.Contains("Nothing is called 'network.conect'.", end.Stderr, StringComparison.Ordinal);
    }
}
