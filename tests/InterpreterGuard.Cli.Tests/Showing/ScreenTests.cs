using InterpreterGuard.Cli.Showing;

namespace InterpreterGuard.Cli.Tests.Showing;

public class ScreenTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Long_work_is_told_and_its_result_and_failure_come_through(bool redirected)
    {
        var said = new StringWriter();
        var screen = Screen.On(said, redirected);

        Assert.Equal(42, await screen.DuringAsync("Counting [to] 42", TimeProvider.System, () => Task.FromResult(42)));
        await Assert.ThrowsAsync<GuardException>(() => screen.DuringAsync("Failing", TimeProvider.System, () => Task.FromException<int>(new GuardException("It broke."))));

        Assert.Contains("Counting [to] 42", said.ToString(), StringComparison.Ordinal);
    }
}
