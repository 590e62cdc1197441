using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text.Json;
using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Incidents;
using InterpreterGuard.Core.Pipeline;
using InterpreterGuard.Core.Submissions;

namespace InterpreterGuard.Core;

/// <summary>
/// What is counted and traced of the journey. Labels are words of ours, languages and numbers of rules, never a stranger's text: each new value would be a new series.
/// Meters and sources are the platform's and cost next to nothing while nobody listens; who listens is the host's business.
/// </summary>
internal static class Telemetry
{
    public const string Name = "InterpreterGuard.Core";

    /// <summary>Detections that are named on a span. The rest is in the evidence.</summary>
    private const int EventsMax = 16;

    private static readonly Meter Meter = new(Name);

    private static readonly InstrumentAdvice<double> Seconds = new() { HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30] };

    private static readonly Counter<long> Submissions = Meter.CreateCounter<long>("interpreterguard.submissions", null, "Submissions that were read, by the verdict of screening.");

    private static readonly Counter<long> Executions = Meter.CreateCounter<long>("interpreterguard.executions", null, "Endings of executions, by status; held ones count when they are put before a person and again at their end.");

    private static readonly Counter<long> DetectionsFound = Meter.CreateCounter<long>("interpreterguard.detections", null, "Conclusions of rules, by rule and severity.");

    private static readonly Counter<long> Incidents = Meter.CreateCounter<long>("interpreterguard.incidents", null, "Incidents opened, by severity and decision.");

    private static readonly Counter<long> Joined = Meter.CreateCounter<long>("interpreterguard.incidents.joined", null, "Executions that joined an incident like theirs instead of opening one, by severity and decision.");

    private static readonly Counter<long> SensorLost = Meter.CreateCounter<long>("interpreterguard.sensor.lost", null, "Notifications that could not be read or answered, or not in time.");

    private static readonly Counter<long> SensorLate = Meter.CreateCounter<long>("interpreterguard.sensor.late", null, "Notifications that were answered too late.");

    private static readonly Histogram<double> Screening = Meter.CreateHistogram("interpreterguard.screening.duration", "s", "Reading and judging a source.", null, Seconds);

    private static readonly Histogram<double> Queue = Meter.CreateHistogram("interpreterguard.queue.wait", "s", "Waiting for a turn.", null, Seconds);

    private static readonly Histogram<double> Claim = Meter.CreateHistogram("interpreterguard.sandbox.claim.duration", "s", "From a turn to a sandbox; warm ones come from the pool.", null, Seconds);

    public static readonly ActivitySource Source = new(Name);

    public static Activity? Begin(string stage, Submission submission)
    {
        var span = Source.StartActivity(stage);
        span?.SetTag("interpreterguard.execution.id", submission.Id.ToString());
        span?.SetTag("interpreterguard.language", submission.Language.Name);
        return span;
    }

    public static void Screened(Language language, ScreeningOutcome screening)
    {
        Submissions.Add(1, new("verdict", Word(screening.Verdict)), new("language", language.Name));
        Screening.Record(screening.Elapsed.TotalSeconds, new KeyValuePair<string, object?>("language", language.Name));
    }

    public static void Waited(Submission submission, TimeSpan wait) => Queue.Record(wait.TotalSeconds, new KeyValuePair<string, object?>("language", submission.Language.Name));

    public static void Claimed(Submission submission, bool warm, TimeSpan took) =>
        Claim.Record(took.TotalSeconds, new("language", submission.Language.Name), new("warm", warm ? "true" : "false"));

    /// <summary>An execution ended, or was put before a person.</summary>
    /// <param name="span">Where it is told in the trace.</param>
    /// <param name="ended">With everything that is known of it.</param>
    /// <param name="counted">Detections of it that were counted before.</param>
    public static void Ended(Activity? span, Execution ended, int counted)
    {
        Executions.Add(1, new("status", Word(ended.Status)), new("language", ended.Submission.Language.Name));
        Detected(span, ended.Detections.Skip(counted));
        foreach (var sensor in ended.Receipt.Sensors)
        {
            // Also nothing is said: a series that is not there cannot be watched.
            SensorLost.Add(sensor.Lost, new KeyValuePair<string, object?>("sensor", sensor.Sensor));
            SensorLate.Add(sensor.Late, new KeyValuePair<string, object?>("sensor", sensor.Sensor));
        }

        span?.SetTag("interpreterguard.status", Word(ended.Status));
        span?.SetTag("interpreterguard.incident.id", ended.IncidentId?.ToString());
    }

    public static void Detected(Activity? span, IEnumerable<Detection> detections)
    {
        foreach (var (index, detection) in detections.Index())
        {
            DetectionsFound.Add(1, new("rule", detection.Rule.Value), new("severity", Word(detection.Severity)));
            if (index < EventsMax)
                span?.AddEvent(new ActivityEvent("detection", detection.At, new ActivityTagsCollection { ["interpreterguard.rule"] = detection.Rule.Value, ["interpreterguard.severity"] = Word(detection.Severity) }));
        }
    }

    /// <summary>A new incident was kept, or an execution that joined one.</summary>
    public static void Kept(Incident incident, bool joined) => (joined ? Joined : Incidents).Add(1, new("severity", Word(incident.Severity)), new("decision", Word(incident.Decision)));

    private static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
