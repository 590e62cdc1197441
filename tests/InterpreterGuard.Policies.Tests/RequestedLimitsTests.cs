using InterpreterGuard.Core.Profiles;

namespace InterpreterGuard.Policies.Tests;

public sealed class RequestedLimitsTests
{
    private static readonly Profile Usual = new() { Name = "default" };

    [Fact]
    public void Less_of_everything_is_taken()
    {
        var limits = new RequestedLimits(Usual);
        (string Name, string Text)[] asked =
        [
            ("memory", "256MiB"), ("cpu_cores", "0.5"), ("cpu_time", "500ms"), ("wall_clock", "5s"), ("processes", "16"), ("work_disk", "2MiB"), ("tmp_disk", "1MiB"), ("output", "4KiB"), ("open_files", "64"),
        ];

        Assert.All(asked, one => Assert.Null(limits.Take(one.Name, one.Text)));

        Assert.Equal(RequestedLimits.Names, asked.Select(one => one.Name));
        Assert.Equal(
            Usual with
            {
                MemoryBytesMax = 256 << 20, CpuCoresMax = 0.5, CpuTimeMax = TimeSpan.FromMilliseconds(500), WallClockMax = TimeSpan.FromSeconds(5), ProcessesMax = 16,
                WorkBytesMax = 2 << 20, TmpBytesMax = 1 << 20, OutputBytesMax = 4096, OpenFilesMax = 64,
            },
            limits.Limits.Narrow(Usual));
    }

    [Theory]
    [InlineData("memory", "513MiB", "is 513MiB; profile 'default' allows at most 512MiB. Ask for that or less, or for another profile")]
    [InlineData("memory", "1MiB", "is 1MiB; at least 64MiB is needed to run anything")]
    [InlineData("memory", "lots", "must be a size with its unit, such as '512MiB' (B, KiB, MiB, GiB)")]
    [InlineData("memory", "-1MiB", "must be a size with its unit, such as '512MiB' (B, KiB, MiB, GiB)")]
    [InlineData("memory", "99999999999999999999GiB", "must be a size with its unit, such as '512MiB' (B, KiB, MiB, GiB)")]
    [InlineData("wall_clock", "31s", "is 31s; profile 'default' allows at most 30s. Ask for that or less, or for another profile")]
    [InlineData("wall_clock", "999999999h", "must be a time with its unit, such as '30s' (ms, s, m, h)")]
    [InlineData("cpu_time", "5", "must be a time with its unit, such as '30s' (ms, s, m, h)")]
    [InlineData("cpu_cores", "1.01", "is 1.01; profile 'default' allows at most 1. Ask for that or less, or for another profile")]
    [InlineData("cpu_cores", "NaN", "must be a number")]
    [InlineData("processes", "65", "is 65; profile 'default' allows at most 64. Ask for that or less, or for another profile")]
    [InlineData("processes", "1", "is 1; at least 8 is needed to run anything")]
    [InlineData("processes", "1e1", "must be a whole number")]
    public void More_or_nonsense_is_told_with_the_bound_and_changes_nothing(string name, string text, string problem)
    {
        var limits = new RequestedLimits(Usual);

        Assert.Equal(problem, limits.Take(name, text));
        Assert.Equal(Usual, limits.Limits.Narrow(Usual));
    }

    [Fact]
    public void Nothing_widens_a_profile_that_became_smaller_meanwhile()
    {
        var limits = new RequestedLimits(Usual);
        limits.Take("memory", "512MiB");
        var smaller = Usual with { MemoryBytesMax = 128 << 20 };

        Assert.Equal(smaller, limits.Limits.Narrow(smaller));
    }
}
