using InterpreterGuard.Cli.Running;
using InterpreterGuard.Cli.Tests.Support;

namespace InterpreterGuard.Cli.Tests.Running;

public sealed class PidFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string FilePath => Path.Combine(folder.Path, "state", "host.pid");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void What_was_written_is_read_back_while_it_lives()
    {
        var me = ProcessIdentity.Of(Environment.ProcessId)!;

        new PidFile(FilePath).Write(me);

        Assert.Equal(me, new PidFile(FilePath).ReadLiving());
    }

    [Theory]
    [InlineData("")]
    [InlineData("12")]
    [InlineData("garbage here")]
    [InlineData("-1 -1")]
    [InlineData("999999999 1")]
    [InlineData("1 1 1")]
    public void A_file_that_names_nobody_living_is_removed(string text)
    {
        folder.Write("state/host.pid", text);

        Assert.Null(new PidFile(FilePath).ReadLiving());
        Assert.False(File.Exists(FilePath));
    }

    [Fact]
    public void A_pid_that_was_used_again_is_nobody_of_ours()
    {
        var me = ProcessIdentity.Of(Environment.ProcessId)!;
        new PidFile(FilePath).Write(me with { StartTicks = me.StartTicks + 1 });

        Assert.Null(new PidFile(FilePath).ReadLiving());
    }
}
