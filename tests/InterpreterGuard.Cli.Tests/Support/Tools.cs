using InterpreterGuard.Cli.Showing;
using InterpreterGuard.Cli.Steps;

namespace InterpreterGuard.Cli.Tests.Support;

internal static class Tools
{
    /// <summary>What steps work with, in a folder of its own, speaking into <paramref name="said"/>.</summary>
    public static StepTools In(TemporaryFolder folder, TextWriter said) =>
        new(new(folder.Path), Screen.On(said, redirected: true), new(TimeProvider.System), TimeProvider.System);
}
