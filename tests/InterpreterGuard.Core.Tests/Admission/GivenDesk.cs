using InterpreterGuard.Core.Admission;
using Microsoft.Extensions.Time.Testing;

namespace InterpreterGuard.Core.Tests.Admission;

/// <summary>A desk with bounds that get in nobody's way, but those that a test sets.</summary>
internal static class GivenDesk
{
    public static readonly AdmissionBounds Wide = new()
    {
        Slots = 4,
        SessionSlots = 3,
        KeyConcurrency = 1000,
        KeyRatePerMinute = 60_000,
        KeyRateBurst = 10_000,
        KeyQueue = 1000,
        KeySessions = 1000,
        HostQueue = 1000,
        QueueWait = TimeSpan.FromSeconds(30),
        InteractiveWeight = 4,
    };

    public static AdmissionDesk With(AdmissionBounds bounds, FakeTimeProvider? time = null) => new(bounds, time ?? new FakeTimeProvider());

    public static AdmissionRequest Batch(string key) => new(key, Priority: AdmissionPriority.Batch);
}
