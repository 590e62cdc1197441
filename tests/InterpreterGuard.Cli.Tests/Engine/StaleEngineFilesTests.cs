using InterpreterGuard.Cli.Engine;
using InterpreterGuard.Cli.Tests.Support;

namespace InterpreterGuard.Cli.Tests.Engine;

public sealed class StaleEngineFilesTests : IDisposable
{
    private readonly TemporaryFolder run = new();
    private readonly TemporaryFolder proc = new();

    private StaleEngineFiles Files => new(run.Path, proc.Path);

    public void Dispose()
    {
        run.Dispose();
        proc.Dispose();
    }

    [Fact]
    public void Pid_files_of_a_killed_engine_are_removed()
    {
        var engine = run.Write("docker.pid", "4711");
        var containerd = run.Write("docker/containerd/containerd.pid", "4712");

        Assert.Equal([engine, containerd], Files.Clear());
        Assert.False(File.Exists(engine) || File.Exists(containerd));
    }

    [Fact]
    public void A_pid_that_went_to_another_program_is_stale()
    {
        Process(4711, "postgres");
        Process(4712, "bash");
        run.Write("docker.pid", "4711\n");
        run.Write("docker/containerd/containerd.pid", "4712\n");

        Assert.Equal(2, Files.Clear().Count);
        Assert.Null(Files.LivingEngine());
    }

    [Fact]
    public void A_living_engine_is_left_alone()
    {
        Process(4711, "dockerd");
        Process(4712, "containerd");
        run.Write("docker.pid", "4711");
        run.Write("docker/containerd/containerd.pid", "4712");

        Assert.Empty(Files.Clear());
        Assert.Equal(4711, Files.LivingEngine()?.Pid);
    }

    [Fact]
    public void A_containerd_that_outlived_its_engine_is_left_for_the_next_one()
    {
        Process(4712, "containerd");
        var engine = run.Write("docker.pid", "4711");
        run.Write("docker/containerd/containerd.pid", "4712");

        Assert.Equal([engine], Files.Clear());
    }

    [Theory]
    [InlineData("")]
    [InlineData("no number")]
    [InlineData("-5")]
    public void Nonsense_is_stale(string text)
    {
        run.Write("docker.pid", text);

        Assert.Single(Files.Clear());
    }

    [Fact]
    public void Nothing_there_is_nothing_to_clear() => Assert.Empty(Files.Clear());

    private void Process(int pid, string name)
    {
        proc.Write($"{pid}/comm", name + "\n");
        proc.Write($"{pid}/stat", $"{pid} ({name}) S 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 99 20 21\n");
    }
}
