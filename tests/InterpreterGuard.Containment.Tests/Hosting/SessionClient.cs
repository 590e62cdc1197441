using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace InterpreterGuard.Containment.Tests.Hosting;

/// <summary>One session at the real host, as an agent uses it.</summary>
internal sealed class SessionClient(HostProcess host, string id) : IAsyncDisposable
{
    public string Id => id;

    public static async Task<SessionClient> OpenAsync(HostProcess host, string language, object? more = null)
    {
        var body = JsonSerializer.SerializeToNode(more ?? new { }, JsonSerializerOptions.Web)!.AsObject();
        body["language"] = language;
        using var response = await host.Agent.PostAsJsonAsync("/v1/sessions", body);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.True(response.StatusCode == HttpStatusCode.Created, answer.ToString());
        return new(host, answer.GetProperty("id").GetString()!);
    }

    public async Task<Answer> RunAsync(string code, string? language = null, IReadOnlyDictionary<string, string>? env = null, CancellationToken stop = default)
    {
        var started = Stopwatch.GetTimestamp();
        using var response = await host.Agent.PostAsJsonAsync($"/v1/sessions/{id}/executions", new { code, language, env }, JsonSerializerOptions.Web, stop);
        return new(response.StatusCode, response.Headers.RetryAfter?.Delta, await response.Content.ReadFromJsonAsync<JsonElement>(stop), Stopwatch.GetElapsedTime(started));
    }

    /// <summary>Runs and must complete.</summary>
    public async Task<Answer> CompletesAsync(string code, string? language = null)
    {
        var answer = await RunAsync(code, language);
        Assert.True(answer.Code == HttpStatusCode.OK && answer.Status == "completed", answer.ToString());
        return answer;
    }

    public Task<HttpResponseMessage> PostAsync(string path) => host.Agent.PostAsync(new Uri($"/v1/sessions/{id}/{path}", UriKind.Relative), content: null);

    public Task<HttpResponseMessage> PutAsync(string path, byte[] content) => host.Agent.PutAsync(Uri(path), new ByteArrayContent(content));

    public Task<HttpResponseMessage> GetAsync(string path) => host.Agent.GetAsync(Uri(path));

    public Task<HttpResponseMessage> DeleteAsync(string path) => host.Agent.DeleteAsync(Uri(path));

    public async Task<JsonElement> FilesAsync() => await host.Agent.GetFromJsonAsync<JsonElement>(new Uri($"/v1/sessions/{id}/files", UriKind.Relative));

    public async Task<JsonElement> StandsAsync() => await host.Agent.GetFromJsonAsync<JsonElement>(new Uri($"/v1/sessions/{id}", UriKind.Relative));

    public async ValueTask DisposeAsync()
    {
        using var response = await host.Agent.DeleteAsync(new Uri($"/v1/sessions/{id}", UriKind.Relative));
    }

    private Uri Uri(string path) => new($"/v1/sessions/{id}/files/{string.Join('/', path.Split('/').Select(System.Uri.EscapeDataString))}", UriKind.Relative);
}
