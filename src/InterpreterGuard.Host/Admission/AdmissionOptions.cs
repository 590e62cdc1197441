using System.ComponentModel.DataAnnotations;
using InterpreterGuard.Core.Admission;

namespace InterpreterGuard.Host.Admission;

/// <summary>How much is let in at once, for one key and for all. Section <c>Admission</c>. How many sandboxes there are is <c>Sandboxing:RunningMax</c>.</summary>
public sealed class AdmissionOptions
{
    public const string Section = "Admission";

    /// <summary>Executions of one key at once; more wait. 1 to 1024, default 16.</summary>
    [Range(1, 1024)]
    public int KeyConcurrencyMax { get; set; } = 16;

    /// <summary>Executions that one key may begin in a minute, over time. 1 to 1000000, default 600.</summary>
    [Range(1, 1_000_000)]
    public int KeyRatePerMinuteMax { get; set; } = 600;

    /// <summary>Executions that one key may begin in one moment after a pause. 1 to 100000, default 60.</summary>
    [Range(1, 100_000)]
    public int KeyRateBurstMax { get; set; } = 60;

    /// <summary>Executions of one key that are being read or wait for their turn. 1 to 100000, default 64.</summary>
    [Range(1, 100_000)]
    public int KeyQueueMax { get; set; } = 64;

    /// <summary>Executions of all keys that are being read or wait for their turn. 1 to 100000, default 256.</summary>
    [Range(1, 100_000)]
    public int HostQueueMax { get; set; } = 256;

    /// <summary>How long an execution whose caller stands waiting waits for its turn. 100 ms to 10 min, default 30 s. What was accepted with <c>wait=false</c> waits as long as it takes.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:10:00")]
    public TimeSpan QueueWaitMax { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Interactive turns for each turn of a batch while both wait. 1 to 100, default 4.</summary>
    [Range(1, 100)]
    public int InteractiveWeight { get; set; } = 4;

    /// <summary>Sessions of one key. 0 to 1024, default 8.</summary>
    [Range(0, 1024)]
    public int KeySessionsMax { get; set; } = 8;

    /// <summary>The share of all sandboxes that sessions may hold, in percent, so that idle sessions leave room for executions. 0 to 100, default 75.</summary>
    [Range(0, 100)]
    public int SessionSharePercent { get; set; } = 75;

    /// <summary>The bounds, for a host with so many sandboxes.</summary>
    internal AdmissionBounds ToBounds(int slots) => new()
    {
        Slots = slots,
        SessionSlots = SessionSharePercent == 0 ? 0 : Math.Max(1, slots * SessionSharePercent / 100),
        KeyConcurrency = KeyConcurrencyMax,
        KeyRatePerMinute = KeyRatePerMinuteMax,
        KeyRateBurst = KeyRateBurstMax,
        KeyQueue = KeyQueueMax,
        KeySessions = KeySessionsMax,
        HostQueue = HostQueueMax,
        QueueWait = QueueWaitMax,
        InteractiveWeight = InteractiveWeight,
    };
}
