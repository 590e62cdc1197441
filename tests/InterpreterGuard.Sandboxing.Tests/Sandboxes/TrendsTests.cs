using InterpreterGuard.Core.Monitoring;
using InterpreterGuard.Core.Profiles;
using InterpreterGuard.Sandboxing.Sandboxes;

namespace InterpreterGuard.Sandboxing.Tests.Sandboxes;

public sealed class TrendsTests
{
    private static readonly Profile TwoCores = new() { Name = "two", CpuCoresMax = 2, MemoryBytesMax = 100 };

    [Fact]
    public void What_lasts_is_told_at_lengths_that_double() =>
        Assert.Equal(["busy 5", "busy 10", "busy 20", "busy 40"], Told(50, second => TimeSpan.FromSeconds(second * 1.9), _ => 10));

    [Fact]
    public void The_share_is_of_what_the_profile_allows() =>
        Assert.Empty(Told(50, second => TimeSpan.FromSeconds(second * 0.4), _ => 10));

    [Fact]
    public void A_pause_begins_anew() =>
        Assert.Equal(["busy 5", "busy 5"], Told(16, second => TimeSpan.FromSeconds((Math.Min(second, 6) + Math.Max(0, second - 10)) * 2), _ => 10));

    [Fact]
    public void A_hiccup_does_not() =>
        Assert.Equal(["busy 5"], Told(8, second => TimeSpan.FromSeconds((Math.Min(second, 3) + Math.Max(0, second - 4)) * 2), _ => 10).Take(1));

    [Fact]
    public void Idleness_and_memory_are_told_too() =>
        Assert.Equal(["idle 5", "full 5", "idle 10", "full 10"], Told(10, _ => TimeSpan.Zero, _ => 95));

    // A look every twentieth of a second, as a run takes them.
    private static List<string> Told(int seconds, Func<double, TimeSpan> cpu, Func<double, long> memory)
    {
        var trends = new Trends(TwoCores, CgroupReading.None);
        var told = new List<string>();
        for (var look = 1; look <= seconds * 20; look++)
        {
            var second = look / 20.0;
            var reading = CgroupReading.None with { CpuTime = cpu(second), MemoryBytes = memory(second) };
            told.AddRange(trends.Look(reading, TimeSpan.FromSeconds(second)).Select(trend => $"{trend.Trend} {trend.Seconds}"));
        }

        return told;
    }
}
