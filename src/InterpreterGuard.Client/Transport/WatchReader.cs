using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace InterpreterGuard.Client.Transport;

/// <summary>What is seen, as it happens. For one execution, a connection that breaks is made anew behind the last observation.</summary>
/// <param name="transport">The host.</param>
/// <param name="path">What is watched.</param>
/// <param name="toEnd">It has an end, and what was missed is still there.</param>
internal sealed class WatchReader(GuardTransport transport, string path, bool toEnd)
{
    private string? _last;

    public async IAsyncEnumerable<WatchedEvent> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var failures = 0; ; failures++)
        {
            var told = ConnectAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);
            await using (told)
            {
                Exception? broken = null;
                while (broken is null)
                {
                    var (more, problem) = await NextAsync(told, cancellationToken);
                    if (problem is null && !more)
                        yield break;
                    if (problem is null)
                    {
                        failures = 0;
                        yield return told.Current;
                    }

                    broken = problem;
                }

                if (!toEnd || failures >= transport.Options.RetriesMax)
                    throw new GuardException($"The connection to {transport.Address} broke: {broken.Message}", broken);
            }

            await transport.PauseAsync(failures, cancellationToken);
        }
    }

    private static async Task<(bool More, Exception? Broken)> NextAsync(IAsyncEnumerator<WatchedEvent> told, CancellationToken cancellationToken)
    {
        try
        {
            return (await told.MoveNextAsync(), null);
        }
        catch (Exception problem) when (problem is IOException or HttpRequestException && !cancellationToken.IsCancellationRequested)
        {
            return (false, problem);
        }
    }

    private async IAsyncEnumerable<WatchedEvent> ConnectAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var response = await transport.OpenAsync(GuardRequest.Get(path) with { Accept = "text/event-stream", LastEventId = _last }, cancellationToken);
        if (response.Content.Headers.ContentType?.MediaType != "text/event-stream")
            throw new GuardException($"{transport.Address} does not tell observations as they happen; it is older than this client.");
        await using var stream = new WatchedStream(await response.Content.ReadAsStreamAsync(cancellationToken), transport.Options.SilenceMax, transport.Options.Time);
        await foreach (var item in SseParser.Create(stream, Parse).EnumerateAsync(cancellationToken))
        {
            _last = item.EventId ?? _last;
            yield return item.Data;
        }
    }

    private static WatchedEvent Parse(string kind, ReadOnlySpan<byte> data)
    {
        try
        {
            return Wire.Read<WatchedEvent>(data) with { Kind = kind };
        }
        catch (JsonException problem)
        {
            throw new GuardException($"The host sends events this client cannot read: {problem.Message}", problem);
        }
    }
}
