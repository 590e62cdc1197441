using System.Diagnostics;

namespace InterpreterGuard.Benchmarks;

/// <summary>How long something takes.</summary>
internal static class Timing
{
    public static async Task<TimeSpan> OfAsync(Func<Task> work)
    {
        var started = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(started);
    }
}
