namespace InterpreterGuard.Cli.Tests;

public class ExitCodeTests
{
    [Theory]
    [InlineData("completed", 0)]
    [InlineData("failed", 1)]
    [InlineData("timed_out", 1)]
    [InlineData("cpu_exceeded", 1)]
    [InlineData("memory_exceeded", 1)]
    [InlineData("output_exceeded", 1)]
    [InlineData("process_limit", 1)]
    [InlineData("disk_exceeded", 1)]
    [InlineData("refused", 2)]
    [InlineData("held", 2)]
    [InlineData("killed", 2)]
    [InlineData("cancelled", 3)]
    [InlineData("sandbox_failed", 3)]
    [InlineData("running", 3)]
    [InlineData("Completed", 3)]
    [InlineData("", 3)]
    [InlineData(null, 3)]
    public void Every_status_has_its_exit_code(string? status, int expected) =>
        Assert.Equal(expected, ExitCode.ForStatus(status));

    [Fact]
    public void No_status_of_the_core_is_a_success_except_completed()
    {
        var statuses = Enum.GetNames<Core.Executions.ExecutionStatus>().Select(System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName);

        Assert.Equal("completed", Assert.Single(statuses, status => ExitCode.ForStatus(status) == 0));
    }
}
