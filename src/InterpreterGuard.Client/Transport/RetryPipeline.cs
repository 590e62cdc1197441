using System.Net;
using Polly;
using Polly.Retry;

namespace InterpreterGuard.Client.Transport;

/// <summary>Sends a request again where that can help and cannot do anything twice, within bounds.</summary>
internal sealed class RetryPipeline(GuardClientOptions options)
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(250);
    private static readonly ResiliencePropertyKey<bool> Repeatable = new("repeatable");

    private readonly ResiliencePipeline<HttpResponseMessage> _pipeline = Build(options);

    /// <param name="send">Makes the request anew and sends it.</param>
    /// <param name="repeatable">Whether the request may arrive twice.</param>
    /// <param name="cancellationToken">Ends sending and pausing.</param>
    public async Task<HttpResponseMessage> SendAsync(Func<CancellationToken, Task<HttpResponseMessage>> send, bool repeatable, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(Repeatable, repeatable);
        try
        {
            return await _pipeline.ExecuteAsync(static async (context, send) => await send(context.CancellationToken), context, send);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    /// <summary>The pause before attempt number <paramref name="attempt"/>, counted from 0, when nobody asked for another.</summary>
    public TimeSpan Delay(int attempt) => Cut(FirstDelay * Math.Pow(2, Math.Min(attempt, 20)));

    private TimeSpan Cut(TimeSpan delay) => delay < options.RetryDelayMax ? delay : options.RetryDelayMax;

    private static ResiliencePipeline<HttpResponseMessage> Build(GuardClientOptions options) => options.RetriesMax == 0
        ? ResiliencePipeline<HttpResponseMessage>.Empty
        : new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = options.Time }
            .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = options.RetriesMax,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = FirstDelay < options.RetryDelayMax ? FirstDelay : options.RetryDelayMax,
                MaxDelay = options.RetryDelayMax,
                ShouldHandle = outcome => ValueTask.FromResult(Helps(outcome.Outcome, outcome.Context.Properties.GetValue(Repeatable, defaultValue: false), options)),
                DelayGenerator = retry => ValueTask.FromResult(retry.Outcome.Result is { } refused ? ProblemDetails.RetryAfter(refused, options.Time) : null),
                OnRetry = retry =>
                {
                    retry.Outcome.Result?.Dispose();
                    return default;
                },
            })
            .Build();

    private static bool Helps(Outcome<HttpResponseMessage> outcome, bool repeatable, GuardClientOptions options) => outcome switch
    {
        // Nothing left this machine, or nothing arrived.
        { Exception: HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError } } => true,
        { Exception: HttpRequestException } => repeatable,
        // Too many requests: the host did nothing with it.
        { Result: { StatusCode: HttpStatusCode.TooManyRequests } full } => SoonEnough(full, options),
        { Result: { StatusCode: HttpStatusCode.ServiceUnavailable } unready } => repeatable && SoonEnough(unready, options),
        _ => false,
    };

    // A pause cut short would only meet the same wall.
    private static bool SoonEnough(HttpResponseMessage response, GuardClientOptions options) =>
        ProblemDetails.RetryAfter(response, options.Time) is not { } asked || asked <= options.RetryDelayMax;
}
