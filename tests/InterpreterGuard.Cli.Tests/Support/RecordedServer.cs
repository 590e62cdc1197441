using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace InterpreterGuard.Cli.Tests.Support;

/// <summary>A real HTTP server on 127.0.0.1 with answers laid down beforehand, which remembers what it was asked.</summary>
public sealed class RecordedServer : IAsyncDisposable
{
    /// <summary>An answer that begins and never goes on.</summary>
    public const string Silence = "\0";

    private readonly HttpListener listener = new();
    private readonly Func<RecordedRequest, (int Status, string Body)> answer;
    private readonly List<HttpListenerContext> silent = [];
    private readonly Task serving;

    public RecordedServer(Func<RecordedRequest, (int Status, string Body)> answer)
    {
        this.answer = answer;
        Port = FreePort();
        listener.Prefixes.Add($"http://127.0.0.1:{Port}/");
        listener.Start();
        serving = ServeAsync();
    }

    public int Port { get; }

    public string Address => $"http://127.0.0.1:{Port}";

    public ConcurrentQueue<RecordedRequest> Requests { get; } = new();

    public static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        listener.Close();
        await serving;
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            HttpListenerContext context;
            try
            {
                context = await listener.GetContextAsync();
            }
            catch (Exception ended) when (ended is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            using var body = new StreamReader(context.Request.InputStream);
            var request = new RecordedRequest(context.Request.HttpMethod, context.Request.RawUrl!, context.Request.Headers["Authorization"], await body.ReadToEndAsync());
            Requests.Enqueue(request);
            var (status, text) = answer(request);
            if (text == Silence)
                silent.Add(context);
            else
                await TellAsync(context.Response, status, text);
        }
    }

    private static async Task TellAsync(HttpListenerResponse response, int status, string text)
    {
        try
        {
            response.StatusCode = status;
            if (status != 204)
            {
                response.ContentType = status >= 400 ? "application/problem+json" : text.StartsWith("id: ", StringComparison.Ordinal) || text.StartsWith("event: ", StringComparison.Ordinal) ? "text/event-stream" : "application/json";
                await response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(text));
            }

            response.Close();
        }
        catch (HttpListenerException)
        {
            // Whoever asked is gone.
        }
    }
}
