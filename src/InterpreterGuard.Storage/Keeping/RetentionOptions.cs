using System.ComponentModel.DataAnnotations;
using InterpreterGuard.Core.Detections;

namespace InterpreterGuard.Storage.Keeping;

/// <summary>
/// How long evidence is kept. Section <c>Storage:Retention</c>. Each time is 0 (for ever) or 1 hour to 100 years. What is on legal hold, what runs and what waits for a decision is
/// kept whatever stands here. Files have times of their own (section <c>Files</c>), and so has the outbox (section <c>Outbox</c>).
/// </summary>
public sealed class RetentionOptions
{
    public const string Section = "Storage:Retention";

    private const string Longest = "36500.00:00:00";
    private static readonly TimeSpan Shortest = TimeSpan.FromHours(1);

    /// <summary>Minutes between two sweeps. 1 to 1440, default 60.</summary>
    [Range(1, 1440)]
    public int SweepMinutes { get; set; } = 60;

    /// <summary>Observations, processes and what screening read, of executions without an incident. They cannot be replayed without. Default 30 days.</summary>
    [Range(typeof(TimeSpan), "0", Longest)]
    public TimeSpan Observations { get; set; } = TimeSpan.FromDays(30);

    /// <summary>What programs gave back, of executions without an incident: output, results, errors. Default 30 days.</summary>
    [Range(typeof(TimeSpan), "0", Longest)]
    public TimeSpan Outputs { get; set; } = TimeSpan.FromDays(30);

    /// <summary>Executions without an incident, with their code. Default 90 days.</summary>
    [Range(typeof(TimeSpan), "0", Longest)]
    public TimeSpan Executions { get; set; } = TimeSpan.FromDays(90);

    /// <summary>Submissions that waited for a person, once decided, without an incident, with their decisions. Default 365 days.</summary>
    [Range(typeof(TimeSpan), "0", Longest)]
    public TimeSpan Held { get; set; } = TimeSpan.FromDays(365);

    /// <summary>Incidents of severity info, with their executions and decisions. From the last thing that happened to one. Default 90 days.</summary>
    [Range(typeof(TimeSpan), "0", Longest)]
    public TimeSpan IncidentsInfo { get; set; } = TimeSpan.FromDays(90);

    /// <summary>The same of severity low. Default 180 days.</summary>
    [Range(typeof(TimeSpan), "0", Longest)]
    public TimeSpan IncidentsLow { get; set; } = TimeSpan.FromDays(180);

    /// <summary>The same of severity medium. Default 365 days.</summary>
    [Range(typeof(TimeSpan), "0", Longest)]
    public TimeSpan IncidentsMedium { get; set; } = TimeSpan.FromDays(365);

    /// <summary>The same of severity high. Default 730 days.</summary>
    [Range(typeof(TimeSpan), "0", Longest)]
    public TimeSpan IncidentsHigh { get; set; } = TimeSpan.FromDays(730);

    /// <summary>The same of severity critical. Default 0: for ever.</summary>
    [Range(typeof(TimeSpan), "0", Longest)]
    public TimeSpan IncidentsCritical { get; set; } = TimeSpan.Zero;

    /// <summary>How long incidents of a severity are kept; zero stands for ever.</summary>
    internal TimeSpan Incidents(Severity severity) => severity switch
    {
        Severity.Info => IncidentsInfo,
        Severity.Low => IncidentsLow,
        Severity.Medium => IncidentsMedium,
        Severity.High => IncidentsHigh,
        _ => IncidentsCritical,
    };

    /// <summary>Whether no time is so short that evidence would be gone before anybody could look.</summary>
    internal bool AreLongEnough() =>
        ((TimeSpan[])[Observations, Outputs, Executions, Held, IncidentsInfo, IncidentsLow, IncidentsMedium, IncidentsHigh, IncidentsCritical]).All(time => time == TimeSpan.Zero || time >= Shortest);
}
