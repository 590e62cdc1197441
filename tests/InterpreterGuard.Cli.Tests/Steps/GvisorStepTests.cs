using System.Text.Json;
using InterpreterGuard.Cli.Steps;

namespace InterpreterGuard.Cli.Tests.Steps;

/// <summary>The engine's configuration is somebody's own: what stands in it stays.</summary>
public class GvisorStepTests
{
    [Fact]
    public void What_others_wrote_stays()
    {
        var written = JsonDocument.Parse(GvisorStep.With("""{ "log-level": "warn", "runtimes": { "kata": { "path": "/usr/bin/kata" }, "runsc": { "path": "/old" } } }""", "/usr/bin/runsc")).RootElement;

        Assert.Equal("warn", written.GetProperty("log-level").GetString());
        Assert.Equal("/usr/bin/kata", written.GetProperty("runtimes").GetProperty("kata").GetProperty("path").GetString());
        var ours = written.GetProperty("runtimes").GetProperty("runsc");
        Assert.Equal("/usr/bin/runsc", ours.GetProperty("path").GetString());
        Assert.Equal("--network=none", ours.GetProperty("runtimeArgs")[0].GetString());
    }

    [Fact]
    public void Written_twice_it_is_the_same()
    {
        var once = GvisorStep.With("{}", "/usr/bin/runsc");

        Assert.Equal(once, GvisorStep.With(once, "/usr/bin/runsc"));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("")]
    public void What_cannot_be_read_is_not_overwritten(string text) =>
        Assert.Contains("nothing was changed", Assert.Throws<GuardException>(() => GvisorStep.With(text, "/usr/bin/runsc")).Message, StringComparison.Ordinal);
}
