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
    /// <summary>A process that read more at once is gone after its answer.</summary>
    private const int KeepsBytesMax = 128 * 1024;

    private const string Unreachable = "The parser cannot be reached.";

    private readonly SemaphoreSlim turns = new(options.Value.ParserRequestsMax);
    private readonly ParserConversations conversations = new(connections);

    /// <summary>Asks for the trees of several texts at once.</summary>
    /// <param name="sources">The texts.</param>
    /// <param name="owner">Whose they are; <see langword="null"/>: a process reads them that reads nothing else.</param>
    /// <param name="cancellationToken">The caller went away.</param>
    public async Task<IReadOnlyList<ParseResult>> ParseAsync(IReadOnlyList<ParseSource> sources, string? owner, CancellationToken cancellationToken)
    {
        // Waiting says nothing about the code, so it does not count against its time.
        if (!await turns.WaitAsync(options.Value.ParserWaitMax, cancellationToken))
            return All(sources, "unavailable", "The parser was busy with others for longer than this may wait.");
        try
        {
            using var clock = new CancellationTokenSource(options.Value.ParserTimeMax, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(clock.Token, cancellationToken);
            return await TryAsync(sources, owner, cancellationToken, either.Token);
        }
        finally
        {
            turns.Release();
        }
    }

    public void Dispose()
    {
        turns.Dispose();
        conversations.Dispose();
    }

    private async Task<IReadOnlyList<ParseResult>> TryAsync(
        IReadOnlyList<ParseSource> sources, string? owner, CancellationToken callerGone, CancellationToken either)
    {
        var request = ParserWire.Request(sources);
        var attempts = Attempts;
        for (var attempt = 1; ; attempt++)
        {
            var connected = false;
            try
            {
                var conversation = await conversations.TakeAsync(owner, fresh: attempt > 1, either);
                connected = true;
                // A process that was kept may have ended since; that says nothing about this text.
                attempts += conversation.Answered > 0 ? 1 : 0;
                return await AskAsync(conversation, request, sources.Count, either);
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
            catch (Exception problem) when (problem is IOException or SocketException && attempt < attempts)
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

    private async Task<IReadOnlyList<ParseResult>> AskAsync(ParserConversation conversation, byte[] request, int count, CancellationToken either)
    {
        var answered = false;
        try
        {
            await conversation.Stream.WriteAsync(request, either);
            var results = ParserWire.Results(await ParserWire.ReadResponseAsync(conversation.Stream, either), count);
            answered = true;
            return results;
        }
        finally
        {
            await conversations.GiveBackAsync(conversation, goesOn: answered && request.Length <= KeepsBytesMax);
        }
    }

    private static ParseResult[] All(IReadOnlyList<ParseSource> sources, string reason, string message) =>
        [.. sources.Select(_ => ParseResult.Failed(reason, message))];
}
