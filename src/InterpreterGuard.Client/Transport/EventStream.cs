using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace InterpreterGuard.Client.Transport;

/// <summary>
/// The events of one execution, from its submission to its end. A connection that breaks is made anew behind the last event that was seen; before there was one, the submission is
/// sent again with the same idempotency key, which does not run it twice.
/// </summary>
internal sealed class EventStream(GuardTransport transport, GuardRequest? submission, string? execution)
{
    private string? _execution = execution;
    private string? _last;
    private int _failures;

    /// <summary>The execution, as soon as it is known.</summary>
    public string? Execution => _execution;

    public async IAsyncEnumerable<ExecutionEvent> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            await using (var events = ConnectAsync(cancellationToken).GetAsyncEnumerator(cancellationToken))
            {
                while (await NextAsync(events, cancellationToken))
                {
                    if (!IsNew(events.Current))
                        continue;
                    yield return events.Current;
                    if (events.Current is ExecutionEnded)
                        yield break;
                }
            }

            await transport.PauseAsync(_failures - 1, cancellationToken);
        }
    }

    // False: the connection broke or ended before the last event, and is worth another attempt.
    private async Task<bool> NextAsync(IAsyncEnumerator<ExecutionEvent> events, CancellationToken cancellationToken)
    {
        Exception? broken = null;
        try
        {
            if (await events.MoveNextAsync())
                return true;
        }
        catch (JsonException problem)
        {
            throw new GuardException($"{transport.Address} sends events this client cannot read: {problem.Message}", problem);
        }
        catch (Exception problem) when (problem is IOException or HttpRequestException && !cancellationToken.IsCancellationRequested)
        {
            broken = problem;
        }

        return ++_failures <= transport.Options.RetriesMax
            ? false
            : throw new GuardException($"The connection to {transport.Address} broke before the execution's end{(broken is null ? "." : $": {broken.Message}")}", broken) { ExecutionId = _execution };
    }

    // What a host tells again after a break was told before.
    private bool IsNew(ExecutionEvent told)
    {
        if (Number(told.EventId) is { } number && Number(_last) is { } seen && number <= seen)
            return false;
        _failures = 0;
        _last = told.EventId ?? _last;
        if (told is ExecutionStarted started)
            _execution = started.Id;
        return true;
    }

    private static long? Number(string? id) => long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private async IAsyncEnumerable<ExecutionEvent> ConnectAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (await OpenAsync(cancellationToken) is not { } response)
        {
            yield return new ExecutionEnded { Execution = await EndAsync(cancellationToken) };
            yield break;
        }

        using (response)
        {
            if (response.Content.Headers.ContentType?.MediaType != "text/event-stream")
            {
                // A host that has nothing to stream answers at once.
                yield return new ExecutionEnded { Execution = Wire.Read<Execution>(await response.Content.ReadAsByteArrayAsync(cancellationToken)) };
                yield break;
            }

            await using var stream = new WatchedStream(await response.Content.ReadAsStreamAsync(cancellationToken), transport.Options.SilenceMax, transport.Options.Time);
            await foreach (var told in EventReader.ReadAsync(stream, cancellationToken))
                yield return told;
        }
    }

    // Null: its events are not kept any more, or never were.
    private async Task<HttpResponseMessage?> OpenAsync(CancellationToken cancellationToken)
    {
        var request = _execution is { } id ? GuardRequest.Get($"v1/executions/{PathText.Id(id)}/events") : submission!;
        try
        {
            return await transport.OpenAsync(request with { Accept = "text/event-stream", LastEventId = _last }, cancellationToken);
        }
        catch (GuardException gone) when (gone.Status == HttpStatusCode.Gone && _execution is not null)
        {
            return null;
        }
    }

    private async Task<Execution> EndAsync(CancellationToken cancellationToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            var found = await transport.AskAsync<Execution>(GuardRequest.Get($"v1/executions/{PathText.Id(_execution!)}"), cancellationToken);
            if (found.Status != ExecutionStatus.Running && found.Status != ExecutionStatus.Queued)
                return found;
            await transport.PauseAsync(Math.Min(attempt, 3), cancellationToken);
        }
    }
}
