using InterpreterGuard.Client.Transport;

namespace InterpreterGuard.Client;

/// <content>Running code once, in a fresh sandbox.</content>
public sealed partial class GuardClient
{
    private static readonly TimeSpan AskEvery = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan GoodbyeMax = TimeSpan.FromSeconds(5);

    /// <summary>Runs code and waits for its end. Cancelling ends the execution.</summary>
    public Task<Execution> RunAsync(string language, string code, CancellationToken cancellationToken = default) =>
        RunAsync(new CodeRequest { Language = language, Code = code }, cancellationToken);

    /// <inheritdoc cref="RunAsync(string, string, CancellationToken)"/>
    public Task<Execution> RunAsync(CodeRequest request, CancellationToken cancellationToken = default) => RunAsync("v1/executions", request, cancellationToken);

    /// <summary>
    /// Runs code and tells what it does while it does it, to the end. A connection that breaks is made anew behind the last event that was seen. Leaving the loop early, or cancelling, ends the execution.
    /// </summary>
    public IAsyncEnumerable<ExecutionEvent> StreamAsync(CodeRequest request, CancellationToken cancellationToken = default) =>
        StreamAsync("v1/executions", request, cancellationToken);

    /// <summary>Tells what an execution does that is under way, or did, from its beginning to its end. Leaving the loop early ends nothing.</summary>
    public IAsyncEnumerable<ExecutionEvent> FollowAsync(string executionId, CancellationToken cancellationToken = default) =>
        new EventStream(_transport, submission: null, executionId).ReadAsync(cancellationToken);

    /// <summary>Hands code in and does not wait: the answer says that it is accepted. See <see cref="WaitAsync"/>.</summary>
    public Task<Execution> SubmitAsync(CodeRequest request, CancellationToken cancellationToken = default) =>
        _transport.AskAsync<Execution>(GuardRequest.PostOnce("v1/executions?wait=false", request), cancellationToken);

    /// <summary>How an execution stands or ended.</summary>
    public Task<Execution> GetExecutionAsync(string executionId, CancellationToken cancellationToken = default) =>
        _transport.AskAsync<Execution>(GuardRequest.Get($"v1/executions/{PathText.Id(executionId)}"), cancellationToken);

    /// <summary>Waits for an execution's end. One that is held for a person may wait for a day; cancelling ends the wait alone.</summary>
    public async Task<Execution> WaitAsync(string executionId, CancellationToken cancellationToken = default)
    {
        for (var attempt = 0; ; attempt++)
        {
            var execution = await GetExecutionAsync(executionId, cancellationToken);
            if (execution.Status.IsEnding)
                return execution;
            var pause = TimeSpan.FromMilliseconds(50 * Math.Pow(1.5, Math.Min(attempt, 20)));
            await Task.Delay(pause < AskEvery ? pause : AskEvery, _transport.Options.Time, cancellationToken);
        }
    }

    /// <summary>Ends an execution. It may take a moment: see <see cref="WaitAsync"/>.</summary>
    public Task CancelAsync(string executionId, CancellationToken cancellationToken = default) =>
        _transport.TellAsync(GuardRequest.Repeat($"v1/executions/{PathText.Id(executionId)}/cancel"), cancellationToken);

    /// <summary>The content of a file that an execution wrote and the host kept, as a stream. The caller disposes it.</summary>
    public Task<Stream> OpenArtifactAsync(string executionId, string path, CancellationToken cancellationToken = default) =>
        Download.OpenAsync(_transport, $"v1/executions/{PathText.Id(executionId)}/files/{PathText.Escape(path)}", cancellationToken);

    /// <summary>What screening thinks of code. Nothing runs and nothing is kept.</summary>
    /// <param name="language">The language; <see langword="null"/>: as the host sees it in the code.</param>
    /// <param name="code">The source text.</param>
    /// <param name="facts">Whether every fact that was read is told, in <see cref="GuardAnswer.Json"/>; needs a reviewer's key.</param>
    /// <param name="advice">Whether it is also told where the code is not safe to use, with what to write instead.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<Screening> ScreenAsync(string? language, string code, bool facts = false, bool advice = true, CancellationToken cancellationToken = default) =>
        _transport.AskAsync<Screening>(GuardRequest.Repeat("v1/screenings", new ScreeningRequest(language, code, facts ? true : null, advice ? null : false)), cancellationToken);

    internal async Task<Execution> RunAsync(string path, CodeRequest request, CancellationToken cancellationToken)
    {
        var submission = GuardRequest.PostOnce(path, request);
        try
        {
            return await _transport.AskAsync<Execution>(submission, cancellationToken);
        }
        catch (OperationCanceledException) when (_transport.Options.RetriesMax > 0)
        {
            // What has an idempotency key goes on without its caller. Sent again under the same key, and not waited for, it says which execution it is.
            await TryAsync(async stop =>
            {
                var left = await _transport.AskAsync<Execution>(submission with { Path = path + "?wait=false" }, stop);
                if (!left.Status.IsEnding)
                    await CancelAsync(left.Id, stop);
            });
            throw;
        }
    }

    internal async IAsyncEnumerable<ExecutionEvent> StreamAsync(
        string path, CodeRequest request, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var events = new EventStream(_transport, GuardRequest.PostOnce(path, request), execution: null);
        var ended = false;
        try
        {
            await foreach (var told in events.ReadAsync(cancellationToken))
            {
                ended = told is ExecutionEnded;
                yield return told;
            }
        }
        finally
        {
            if (!ended && events.Execution is { } left)
                await TryAsync(stop => CancelAsync(left, stop));
        }
    }

    // Whoever left has no use for the answer; an execution that goes on ends by its own limits.
    private async Task TryAsync(Func<CancellationToken, Task> end)
    {
        try
        {
            using var patience = new CancellationTokenSource(GoodbyeMax, _transport.Options.Time);
            await end(patience.Token);
        }
        catch (Exception problem) when (problem is GuardException or OperationCanceledException)
        {
            // It had ended already, or the host is gone and its limits end it.
        }
    }
}
