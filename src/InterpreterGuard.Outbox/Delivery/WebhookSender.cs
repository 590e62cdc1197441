using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using InterpreterGuard.Core.Outbox;
using InterpreterGuard.Outbox.Destinations;
using InterpreterGuard.Outbox.Formats;

namespace InterpreterGuard.Outbox.Delivery;

/// <summary>
/// Webhooks, as Standard Webhooks has them: <c>webhook-id</c> stays over all attempts, <c>webhook-timestamp</c> is the attempt's, <c>webhook-signature</c> covers both and the body. No redirect is followed,
/// no proxy asked and no answer's body read: what is sent goes where the settings say, and nothing comes back but a status.
/// </summary>
internal sealed class WebhookSender : ISender
{
    private static readonly TimeSpan ConnectionLife = TimeSpan.FromMinutes(5);
    private readonly Destination _destination;
    private readonly TimeProvider _time;
    private readonly HttpClient _client;

    public WebhookSender(Destination destination, TimeProvider time)
    {
        _destination = destination;
        _time = time;
        _client = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            MaxConnectionsPerServer = 1,
            MaxResponseHeadersLength = 16,
            MaxResponseDrainSize = 64 << 10,
            PooledConnectionLifetime = ConnectionLife, // A name that moved is noticed.
            SslOptions = Connecting.TlsOf(destination),
            ConnectCallback = async (context, stop) =>
                new NetworkStream(await Connecting.ConnectAsync(destination, context.DnsEndPoint.Host, context.DnsEndPoint.Port, stop), ownsSocket: true),
        }) { Timeout = Timeout.InfiniteTimeSpan };
        _client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue(Product.Name, null));
    }

    public async Task<DeliveryOutcome> SendAsync(WaitingMessage message, CancellationToken cancellationToken)
    {
        using var request = RequestFor(message);
        try
        {
            using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return OutcomeOf(response);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or SocketException)
        {
            return new DeliveryOutcome(Connecting.Explain(exception));
        }
    }

    public void Dispose() => _client.Dispose();

    private HttpRequestMessage RequestFor(WaitingMessage message)
    {
        var timestamp = _time.GetUtcNow().ToUnixTimeSeconds();
        var request = new HttpRequestMessage(HttpMethod.Post, _destination.Address) { Content = new ReadOnlyMemoryContent(message.Body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(_destination.Format == OutboxFormat.Cef ? "text/plain" : "application/json", "utf-8");
        request.Headers.Add("webhook-id", message.Id);
        request.Headers.Add("webhook-timestamp", timestamp.ToString(CultureInfo.InvariantCulture));
        if (_destination.Secret is { } secret)
            request.Headers.Add("webhook-signature", secret.Sign(message.Id, timestamp, message.Body.Span));
        return request;
    }

    private DeliveryOutcome OutcomeOf(HttpResponseMessage response)
    {
        if (response.IsSuccessStatusCode)
            return DeliveryOutcome.Delivered;
        var isRefusal = response.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.UnsupportedMediaType or HttpStatusCode.UnprocessableEntity;
        return new DeliveryOutcome($"it answered {(int)response.StatusCode}", AskedFor(response.Headers.RetryAfter), isRefusal);
    }

    private TimeSpan? AskedFor(RetryConditionHeaderValue? asked) =>
        (asked?.Delta ?? asked?.Date - _time.GetUtcNow()) is { } pause && pause > TimeSpan.Zero ? pause : null;
}
