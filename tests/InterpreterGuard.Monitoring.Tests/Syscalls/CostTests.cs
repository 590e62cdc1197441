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

    [Fact]
    public async Task Starting_Python_with_everyday_modules_costs_little()
    {
        const string Script = "TIMEFORMAT=%R; time for i in 1 2 3 4 5 6 7 8 9 10; do /usr/bin/python3 -c 'import json, csv, re, decimal, sqlite3, subprocess, asyncio'; done";
        using var process = Process.Start(new ProcessStartInfo("/bin/bash", ["-c", Script]) { RedirectStandardError = true, UseShellExecute = false })!;
        var unwatched = double.Parse(await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken), CultureInfo.InvariantCulture);
        using var run = WatchedRun.Start(new RecordingSink(), "/bin/bash", "-c", Script);

        var watched = double.Parse((await run.EndAsync()).Errors, CultureInfo.InvariantCulture);

        output.WriteLine($"python: {unwatched * 100:F1} ms unwatched, {watched * 100:F1} ms watched a start, {run.Watch.Health.Seen / 10} calls seen a start");
        Assert.InRange(watched, 0, 3 * unwatched);
    }

    private static async Task<long> NanosecondsAsync(string what, int rounds)
    {
        using var process = Process.Start(new ProcessStartInfo(Programs.Cost, [what, rounds.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        return long.Parse(await process.StandardOutput.ReadToEndAsync(), CultureInfo.InvariantCulture);
    }
}
