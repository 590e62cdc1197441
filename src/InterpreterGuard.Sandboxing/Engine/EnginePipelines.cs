using System.Net;
using Docker.DotNet;
using Microsoft.Extensions.Options;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace InterpreterGuard.Sandboxing.Engine;

/// <summary>
/// What stands around each call to the engine. One circuit breaker for all calls, since it is one engine.
/// Creating and starting are never sent twice: a lost answer does not tell whether they happened; the caller removes by name instead.
/// </summary>
internal sealed class EnginePipelines
{
    private readonly CircuitBreakerStateProvider _state = new();

    public EnginePipelines(IOptions<SandboxingOptions> options, TimeProvider time)
    {
        var broken = new PredicateBuilder().Handle<Exception>(IsEngineFailure);
        var breaker = new ResiliencePipelineBuilder { TimeProvider = time }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions
            {
                ShouldHandle = broken,
                FailureRatio = 0.8,
                MinimumThroughput = 5,
                SamplingDuration = TimeSpan.FromSeconds(10),
                BreakDuration = options.Value.EngineBreak,
                StateProvider = _state,
            })
            .Build();

        Once = new ResiliencePipelineBuilder { TimeProvider = time }
            .AddPipeline(breaker)
            .AddTimeout(options.Value.EngineCallMax)
            .Build();
        Repeatable = new ResiliencePipelineBuilder { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = broken,
                MaxRetryAttempts = 2,
                Delay = TimeSpan.FromMilliseconds(100),
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
            })
            .AddPipeline(breaker)
            .AddTimeout(options.Value.EngineCallMax)
            .Build();
    }

    /// <summary>For what may happen only once: create, start, kill.</summary>
    public ResiliencePipeline Once { get; }

    /// <summary>For what may be said twice: inspect, list, remove, version.</summary>
    public ResiliencePipeline Repeatable { get; }

    /// <summary>Whether calls are let through.</summary>
    public bool Closed => _state.CircuitState is CircuitState.Closed or CircuitState.HalfOpen;

    /// <summary>No answer, a late answer, or the engine's own error; an answer such as 404 or 409 shows that it is well.</summary>
    public static bool IsEngineFailure(Exception exception) => exception switch
    {
        DockerApiException api => api.StatusCode >= HttpStatusCode.InternalServerError,
        HttpRequestException or IOException or System.Net.Sockets.SocketException or TimeoutRejectedException or TimeoutException => true,
        _ => false,
    };
}
