using System.Diagnostics;
using System.Globalization;
using InterpreterGuard.Monitoring.Tests.Kernel;

namespace InterpreterGuard.Monitoring.Tests.Syscalls;

/// <summary>What watching costs, measured beside the same program unwatched. The bounds are wide: they catch a mistake, not a busy machine.</summary>
public sealed class CostTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("getppid", 200_000, 5)]
    [InlineData("open", 20_000, 200)]
    [InlineData("openrel", 20_000, 200)]
    [InlineData("exec", 300, 5_000)]
    public async Task A_watched_call_costs_little(string what, int rounds, int microsecondsMax)
    {
        var unwatched = await NanosecondsAsync(what, rounds);
        using var run = WatchedRun.Start(new RecordingSink(), Programs.Cost, what, rounds.ToString(CultureInfo.InvariantCulture));
        var before = GC.GetTotalAllocatedBytes();

        var watched = long.Parse((await run.EndAsync()).Output, CultureInfo.InvariantCulture);

        var allocated = (GC.GetTotalAllocatedBytes() - before) / rounds;
        output.WriteLine($"{what}: {unwatched} ns unwatched, {watched} ns watched, {allocated} bytes allocated a call, slowest answer {run.Watch.Health.SlowestMicroseconds} us");
        Assert.InRange(watched - unwatched, long.MinValue, microsecondsMax * 1000L);
    }

    private static async Task<long> NanosecondsAsync(string what, int rounds)
    {
        using var process = Process.Start(new ProcessStartInfo(Programs.Cost, [what, rounds.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        return long.Parse(await process.StandardOutput.ReadToEndAsync(), CultureInfo.InvariantCulture);
    }
}
