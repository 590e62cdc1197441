using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Monitoring;
using InterpreterGuard.Core.Profiles;

namespace InterpreterGuard.Sandboxing.Sandboxes;

/// <summary>Makes trends out of looks at an execution's control groups. Short ones say nothing; each is told at lengths that double, so that an hour of work is ten facts and not a thousand.</summary>
internal sealed class Trends(Profile profile, CgroupReading before)
{
    private const double BusyFrom = 0.25;
    private const double IdleBelow = 0.02;
    private const double FullFrom = 0.9;

    // Kernels count processor time in steps; shares of less than this much of it would jump.
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(1);

    private readonly Trend _busy = new("busy");
    private readonly Trend _idle = new("idle");
    private readonly Trend _full = new("full");
    private CgroupReading _last = before;
    private TimeSpan _lastAt;

    /// <summary>Looks once more.</summary>
    /// <param name="now">What the groups say.</param>
    /// <param name="at">Time since the code was handed over.</param>
    public IEnumerable<ResourceTrend> Look(CgroupReading now, TimeSpan at)
    {
        var window = at - _lastAt;
        if (window < Window)
            return [];
        var share = (now.CpuTime - _last.CpuTime) / window / profile.CpuCoresMax;
        (_last, _lastAt) = (now, at);
        ResourceTrend?[] told =
        [
            _busy.Go(share >= BusyFrom, window, share, now),
            _idle.Go(share < IdleBelow, window, share, now),
            _full.Go(now.MemoryBytes >= profile.MemoryBytesMax * FullFrom, window, share, now),
        ];
        return told.OfType<ResourceTrend>();
    }

    private sealed class Trend(string name)
    {
        private const int ToldFirst = 5;
        private const int ForgetsBy = 2;

        private TimeSpan _lasted;
        private int _next = ToldFirst;

        public ResourceTrend? Go(bool goesOn, TimeSpan window, double share, CgroupReading now)
        {
            if (!goesOn)
            {
                // One look may meet the machine at a bad moment; what has really ended is forgotten soon.
                _lasted = _lasted > ForgetsBy * window ? _lasted - (ForgetsBy * window) : TimeSpan.Zero;
                if (_lasted == TimeSpan.Zero)
                    _next = ToldFirst;
                return null;
            }

            _lasted += window;
            if (_lasted.TotalSeconds < _next)
                return null;
            var seconds = _next;
            _next *= 2;
            return new() { Trend = name, Seconds = seconds, CpuPercent = (int)Math.Round(Math.Min(share, 10) * 100), MemoryBytes = now.MemoryBytes, Processes = now.Processes };
        }
    }
}
