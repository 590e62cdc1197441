using System.Net.Sockets;
using System.Text.Json;
using InterpreterGuard.Core.Screening;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace InterpreterGuard.Screening.Parsing;

/// <summary>Asks the parser service for trees. Whatever goes wrong there becomes a failed result; only the caller's own cancellation is thrown.</summary>
internal sealed class ParserClient(
    IParserConnections connections, IOptions<ScreeningOptions> options, TimeProvider time, ILogger<ParserClient> logger) : IDisposable
{
    private const int Attempts = 2;
    private const string Unreachable = "The parser cannot be reached.";

    private readonly SemaphoreSlim turns = new(options.Value.ParserRequestsMax);

    public async Task<IReadOnlyList<ParseResult>> ParseAsync(IReadOnlyList<ParseSource> sources, CancellationToken cancellationToken)
    {
        // Waiting says nothing about the code, so it does not count against its time.
        if (!await turns.WaitAsync(options.Value.ParserWaitMax, cancellationToken))
            return All(sources, "unavailable", "The parser was busy with others for longer than this may wait.");
        try
        {
            using var clock = new CancellationTokenSource(options.Value.ParserTimeMax, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(clock.Token, cancellationToken);
            return await TryAsync(sources, cancellationToken, either.Token);
        }
        finally
        {
            turns.Release();
        }
    }

    public void Dispose() => turns.Dispose();

    private async Task<IReadOnlyList<ParseResult>> TryAsync(
        IReadOnlyList<ParseSource> sources, CancellationToken callerGone, CancellationToken either)
    {
        var request = ParserWire.Request(sources);
        for (var attempt = 1; ; attempt++)
        {
            var connected = false;
            try
            {
                await using var stream = await connections.ConnectAsync(either);
                connected = true;
                await stream.WriteAsync(request, either);
                return ParserWire.Results(await ParserWire.ReadResponseAsync(stream, either), sources.Count);
            }
            catch (OperationCanceledException) when (callerGone.IsCancellationRequested)
            {
                throw;
            }
            catch (OperationCanceledException)
            {
                // Not a word about the code where nobody was there to read it.
                return connected ? All(sources, "time_out", "The parser took longer than it may.") : All(sources, "unavailable", Unreachable);
            }
            catch (Exception problem) when (problem is IOException or SocketException && attempt < Attempts)
            {
                // A child may have been ended by somebody else's doing, or the parser may just be starting again: once more.
                logger.ParserAskedAgain(problem.Message);
            }
            catch (Exception problem) when (problem is InvalidDataException or JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
            {
                logger.ParserFailed(problem, connected);
                return All(sources, "crashed", "The parser's answer could not be read.");
            }
            catch (Exception problem)
            {
                // Whoever hands out connections has exceptions of its own; to screening they all say: no parser.
                logger.ParserFailed(problem, connected);
                return connected
                    ? All(sources, "crashed", "The parser ended while it read the code.")
                    : All(sources, "unavailable", Unreachable);
            }
        }
    }

    private static ParseResult[] All(IReadOnlyList<ParseSource> sources, string reason, string message) =>
        [.. sources.Select(_ => ParseResult.Failed(reason, message))];
}
