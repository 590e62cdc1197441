using System.ComponentModel.DataAnnotations;

namespace InterpreterGuard.Core.Sessions;

/// <summary>What operators set for sessions, in the section <c>Sessions</c>. How many there may be is said in <c>Admission</c>.</summary>
public sealed class SessionSettings
{
    public const string Section = "Sessions";

    /// <summary>Languages of one session that may have an interpreter at once, 1 to 8. Each has a sandbox of its own, with the profile's limits. Default 4.</summary>
    [Range(1, 8)]
    public int ContextsMax { get; set; } = 4;

    /// <summary>Executions that may wait for their turn in one context, 1 to 256. Default 16.</summary>
    [Range(1, 256)]
    public int WaitingMax { get; set; } = 16;

    /// <summary>How long a session lives without being used when its caller does not say, 10 s to 24 h. Default 10 min.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "1.00:00:00")]
    public TimeSpan IdleDefault { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>The longest such time a caller may ask for, 10 s to 24 h. Default 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "1.00:00:00")]
    public TimeSpan IdleMax { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How long a session lives at most when its caller does not say, 10 s to 7 days. Default 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "7.00:00:00")]
    public TimeSpan LifetimeDefault { get; set; } = TimeSpan.FromHours(1);

    /// <summary>The longest life a caller may ask for, 10 s to 7 days. Default 12 h.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "7.00:00:00")]
    public TimeSpan LifetimeMax { get; set; } = TimeSpan.FromHours(12);
}
