using InterpreterGuard.Core.Evidence;
using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Incidents;
using InterpreterGuard.Core.Watching;
using Microsoft.Extensions.Logging;

namespace InterpreterGuard.Core.Pipeline;

/// <summary>
/// What an execution of a session left running goes on being watched and judged as its own, until the next one begins in the same interpreter or that ends. What is seen is added to its record.
/// </summary>
internal sealed class Aftermath(
    Execution ended, Incident? incident, IncidentId? joined, ExecutionRecorder recorder, IEvidenceStore evidence, ObservationFeeds feeds, ObservationFeed feed, TimeProvider time, ILogger logger) : IDisposable
{
    private readonly SemaphoreSlim _oneAtATime = new(1);
    private Execution _execution = ended;
    private Incident? _incident = incident;
    private IncidentId? _joined = joined;

    /// <summary>A rule ended the interpreter for what was still running in it.</summary>
    public bool Killed => recorder.Killed;

    /// <summary>Keeps what was seen since the last time. The next execution is watched already when this is called for the last time, so that nothing is between them.</summary>
    public async Task KeepAsync(bool last)
    {
        await _oneAtATime.WaitAsync();
        try
        {
            var record = last ? recorder.Close() : recorder.Cut();
            if (record.Observations.Count + record.Detections.Count + record.Silenced.Count > 0)
                await AddAsync(record);
        }
        catch (Exception exception)
        {
            // Whoever opens the next execution has no part in this one's evidence; that it is missing must be known.
            logger.AftermathNotKept(exception, _execution.Id);
        }
        finally
        {
            if (last)
                feeds.Close(feed);
            _oneAtATime.Release();
        }
    }

    public void Dispose() => _oneAtATime.Dispose();

    private async Task AddAsync(ExecutionRecord record)
    {
        var join = new SourceJoin(_execution.Findings, _execution.Facts, record.Observations);
        var grown = _execution with
        {
            Detections = [.. _execution.Detections, .. record.Detections.Select(join.Join)],
            Observations = [.. _execution.Observations, .. record.Observations],
            Processes = record.Processes,
            Silenced = [.. _execution.Silenced, .. record.Silenced],
            Receipt = _execution.Receipt with { ObservationsDropped = record.ObservationsDropped },
        };
        var written = IncidentWriter.Write(grown, _incident, time.GetEvidenceTime(), time, endedLater: recorder.Killed);
        grown = grown with { IncidentId = written?.Id };
        Telemetry.Detected(null, record.Detections);
        var into = await evidence.AppendAsync(grown, record.Observations, written, CancellationToken.None);

        // One that left what it had joined is new now.
        if (written is not null && (_incident is null || (_joined is not null && into is null)))
            Telemetry.Kept(written, into is not null);
        if (into is null && written is not null && record.Detections.Count > 0)
            logger.IncidentOpened(written.Id, grown.Id, written.Severity, written.Decision, string.Join(' ', written.Rules));
        feed.Kept(record.LastSequence);
        (_execution, _incident, _joined) = (grown, written, into);
    }
}
