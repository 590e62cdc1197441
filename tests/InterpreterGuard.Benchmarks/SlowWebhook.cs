using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;

namespace InterpreterGuard.Benchmarks;

/// <summary>A receiver on this machine that takes its time for each message, and counts the incidents it was told of.</summary>
internal sealed class SlowWebhook : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly TimeSpan _pause;
    private readonly ConcurrentDictionary<string, int> _incidents = new(StringComparer.Ordinal);
    private readonly Task _serving;

    public SlowWebhook(TimeSpan pause)
    {
        _pause = pause;
        _listener.Prefixes.Add(Address.AbsoluteUri);
        _listener.Start();
        _serving = ServeAsync();
    }

    public Uri Address { get; } = new($"http://127.0.0.1:{BenchHost.FreePort()}/");

    /// <summary>Incidents that arrived, and how often each did.</summary>
    public IReadOnlyDictionary<string, int> Incidents => _incidents;

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _serving;
        _listener.Close();
    }

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                var exchange = await _listener.GetContextAsync();
                using var message = await JsonDocument.ParseAsync(exchange.Request.InputStream);
                await Task.Delay(_pause);
                _incidents.AddOrUpdate(message.RootElement.GetProperty("data").GetProperty("id").GetString()!, 1, (_, times) => times + 1);
                exchange.Response.Close();
            }
            catch (Exception stopped) when (stopped is HttpListenerException or ObjectDisposedException or IOException or JsonException)
            {
                // The host was killed in the middle of a message, or the measurement is over.
            }
        }
    }
}
