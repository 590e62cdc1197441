using System.Net.Http.Headers;
using System.Text.Json;

namespace InterpreterGuard.Client.Transport;

/// <summary>Requests to one host. What is no success becomes a <see cref="GuardException"/>.</summary>
internal sealed class GuardTransport : IDisposable
{
    private const string IdempotencyKey = "Idempotency-Key";

    private readonly HttpClient _http;
    private readonly bool _owned;
    private readonly RetryPipeline _retries;

    public GuardTransport(HttpClient http, bool owned, GuardClientOptions options)
    {
        _http = http;
        _owned = owned;
        Options = options;
        _retries = new(options);
    }

    public GuardClientOptions Options { get; }

    public Uri Address => _http.BaseAddress!;

    public static GuardTransport To(Uri address, string key, GuardClientOptions options)
    {
        if (!address.IsAbsoluteUri || address.Scheme is not ("http" or "https"))
            throw new ArgumentException($"'{address}' is no address of a host; it should look like http://127.0.0.1:7070.", nameof(address));
        if (key.Length == 0 || !key.All(char.IsAscii) || key.Any(char.IsControl))
            throw new ArgumentException("The API key is empty or holds characters no key has.", nameof(key));
        var handler = new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(10), UseProxy = !address.IsLoopback };
        var http = new HttpClient(handler) { BaseAddress = new Uri(address.AbsoluteUri.TrimEnd('/') + "/"), Timeout = Timeout.InfiniteTimeSpan };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return new(http, owned: true, options);
    }

    /// <summary>Asks and reads the answer.</summary>
    public async Task<T> AskAsync<T>(GuardRequest request, CancellationToken cancellationToken)
        where T : GuardAnswer
    {
        using var response = await SendAsync(request, HttpCompletionOption.ResponseContentRead, cancellationToken);
        try
        {
            return Wire.Read<T>(await response.Content.ReadAsByteArrayAsync(cancellationToken));
        }
        catch (JsonException problem)
        {
            throw new GuardException($"{Address} answers, but not in JSON; is it a guard host?", problem);
        }
    }

    /// <summary>Asks; there is no answer to read.</summary>
    public async Task TellAsync(GuardRequest request, CancellationToken cancellationToken) =>
        (await SendAsync(request, HttpCompletionOption.ResponseContentRead, cancellationToken)).Dispose();

    /// <summary>Asks; the answer's content is read by the caller as it comes.</summary>
    public Task<HttpResponseMessage> OpenAsync(GuardRequest request, CancellationToken cancellationToken) =>
        SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);

    /// <summary>A pause before something is tried again that the pipeline does not cover.</summary>
    public Task PauseAsync(int attempt, CancellationToken cancellationToken) => Task.Delay(_retries.Delay(attempt), Options.Time, cancellationToken);

    public void Dispose()
    {
        if (_owned)
            _http.Dispose();
    }

    private async Task<HttpResponseMessage> SendAsync(GuardRequest request, HttpCompletionOption completion, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Options.AnswerMax, Options.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            var response = await _retries.SendAsync(token => SendOnceAsync(request, completion, token), request.Repeatable, either.Token);
            if (response.IsSuccessStatusCode)
                return response;
            using (response)
                throw await ProblemDetails.ReadAsync(response, Options.Time, either.Token);
        }
        catch (HttpRequestException problem)
        {
            throw new GuardException($"No host answers at {Address}: {problem.Message}", problem);
        }
        catch (OperationCanceledException problem) when (!cancellationToken.IsCancellationRequested)
        {
            throw new GuardException(
                patience.IsCancellationRequested ? $"The host at {Address} gave no answer in {Options.AnswerMax.TotalMinutes:0.##} minutes." : $"The host at {Address} gave no answer in time: {problem.Message}", problem);
        }
    }

    private async Task<HttpResponseMessage> SendOnceAsync(GuardRequest request, HttpCompletionOption completion, CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(request.Method, new Uri(Address, request.Path)) { Content = request.Content?.Invoke() };
        message.Headers.Accept.Add(new(request.Accept));
        // What is not sent again needs no key, and ends with its connection.
        if (Options.RetriesMax > 0 && request.OnceKey is { } once)
            message.Headers.Add(IdempotencyKey, once);
        if (request.LastEventId is { } last)
            message.Headers.Add("Last-Event-ID", last);
        return await _http.SendAsync(message, completion, cancellationToken);
    }
}
