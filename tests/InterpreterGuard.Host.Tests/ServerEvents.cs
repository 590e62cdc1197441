using System.Text.Json;

namespace InterpreterGuard.Host.Tests;

/// <summary>Reads server-sent events as a browser does.</summary>
internal sealed class ServerEvents(HttpResponseMessage response) : IDisposable
{
    private readonly StreamReader _reader = new(response.Content.ReadAsStream());

    public HttpResponseMessage Response { get; } = response;

    /// <summary>Comment lines seen so far.</summary>
    public List<string> Comments { get; } = [];

    public static async Task<ServerEvents> PostAsync(HttpClient client, string path, object body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = RunningHost.Json(JsonSerializer.Serialize(body)) };
        request.Headers.Accept.ParseAdd("text/event-stream");
        foreach (var (name, value) in headers)
            request.Headers.Add(name, value);
        return new(await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken));
    }

    public static async Task<ServerEvents> GetAsync(HttpClient client, string path, string? lastEventId = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (lastEventId is not null)
            request.Headers.Add("Last-Event-ID", lastEventId);
        return new(await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken));
    }

    /// <summary>The next event; <see langword="null"/> when the stream has ended.</summary>
    public async Task<(long Id, string Name, JsonElement Data)?> NextAsync()
    {
        var (id, name, data) = (0L, "", "");
        while (await _reader.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (line.Length == 0 && data.Length > 0)
                return (id, name, JsonElement.Parse(data));
            if (line.StartsWith(':'))
                Comments.Add(line);
            else if (line.StartsWith("id: ", StringComparison.Ordinal))
                id = long.Parse(line[4..], System.Globalization.CultureInfo.InvariantCulture);
            else if (line.StartsWith("event: ", StringComparison.Ordinal))
                name = line[7..];
            else if (line.StartsWith("data: ", StringComparison.Ordinal))
                data = line[6..];
        }

        return null;
    }

    public async Task<List<(long Id, string Name, JsonElement Data)>> RestAsync()
    {
        var all = new List<(long, string, JsonElement)>();
        while (await NextAsync() is { } next)
            all.Add(next);
        return all;
    }

    public void Dispose()
    {
        _reader.Dispose();
        Response.Dispose();
    }
}
