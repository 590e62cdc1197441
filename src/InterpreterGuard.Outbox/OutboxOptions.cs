using System.ComponentModel.DataAnnotations;

namespace InterpreterGuard.Outbox;

/// <summary>Who is told of incidents, and how long it is tried. Section <c>Outbox</c>. Without destinations nothing leaves the machine.</summary>
public sealed class OutboxOptions
{
    public const string Section = "Outbox";

    /// <summary>Destinations by name: 1 to 64 letters, digits and <c>-</c>. At most 16. Default none.</summary>
    public Dictionary<string, DestinationOptions> Destinations { get; } = new(StringComparer.Ordinal);

    /// <summary>Days that a message is tried; then it is kept as dead. 1 to 90, default 7.</summary>
    [Range(1, 90)]
    public int DeadAfterDays { get; set; } = 7;

    /// <summary>Days that dead messages are kept. 1 to 365, default 30.</summary>
    [Range(1, 365)]
    public int DeadKeptDays { get; set; } = 30;

    /// <summary>Messages that may wait for one destination, dead ones included. 100 to 10000000, default 200000. Health warns from four fifths on; beyond it new ones are counted as lost, never their incidents.</summary>
    [Range(100, 10_000_000)]
    public int MessagesMax { get; set; } = 200_000;

    /// <summary>Mebibytes that may wait for one destination. 1 to 65536, default 512.</summary>
    [Range(1, 65_536)]
    public int MebibytesMax { get; set; } = 512;

    /// <summary>Seconds one attempt may take. 1 to 120, default 15.</summary>
    [Range(1, 120)]
    public int AttemptSecondsMax { get; set; } = 15;

    /// <summary>The longest pause between two attempts, in seconds. The first is a second, each next about twice as long. 1 to 3600, default 300.</summary>
    [Range(1, 3600)]
    public int PauseSecondsMax { get; set; } = 300;
}
