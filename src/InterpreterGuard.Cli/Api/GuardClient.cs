using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace InterpreterGuard.Cli.Api;

/// <summary>Speaks to a host. Everything that is not an answer becomes a sentence for the user.</summary>
internal sealed class GuardClient : IDisposable
{
    /// <summary>Longer than any wall clock a profile allows; the host decides, this only ends a wait for a dead one.</summary>
    private static readonly TimeSpan AnswerMax = TimeSpan.FromMinutes(70);

    private static readonly JsonSerializerOptions Wire = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private readonly HttpClient http;

    public GuardClient(Uri address, string key)
    {
        http = new(new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(10), UseProxy = !address.IsLoopback }) { BaseAddress = address, Timeout = AnswerMax };
        if (key.Length == 0 || !key.All(char.IsAscii) || key.Any(char.IsControl))
            throw new GuardException("The API key is empty or holds characters no key has.");
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
    }

    public async Task<Answer> ExecuteAsync(ExecutionRequest request, CancellationToken cancellationToken)
    {
        using var body = JsonContent.Create(request, mediaType: null, Wire);
        return await SendAsync(HttpMethod.Post, "v1/executions", body, cancellationToken);
    }

    /// <summary>What screening reads in a source; needs a reviewer's key.</summary>
    public async Task<Answer> ScreenAsync(string language, string code, CancellationToken cancellationToken)
    {
        using var body = JsonContent.Create(new { language, code, facts = true }, mediaType: null, Wire);
        return await SendAsync(HttpMethod.Post, "v1/screenings", body, cancellationToken);
    }

    /// <summary>What was seen of an execution, by sequence, those after <paramref name="after"/>; needs a reviewer's key.</summary>
    public Task<Answer> ObservationsAsync(string id, long after, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Get, string.Create(CultureInfo.InvariantCulture, $"v1/executions/{Uri.EscapeDataString(id)}/observations?limit=10000&after={after}"), body: null, cancellationToken);

    /// <summary>What another policy would have said of the past; needs a reviewer's key.</summary>
    public async Task<Answer> ReplayAsync(ReplayRequest request, CancellationToken cancellationToken)
    {
        using var body = JsonContent.Create(request, mediaType: null, Wire);
        return await SendAsync(HttpMethod.Post, "v1/policies/replays", body, cancellationToken);
    }

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<Answer>> IncidentsAsync(int limit, CancellationToken cancellationToken)
    {
        var answer = await SendAsync(HttpMethod.Get, string.Create(CultureInfo.InvariantCulture, $"v1/incidents?limit={limit}"), body: null, cancellationToken);
        return answer.Json.ValueKind == JsonValueKind.Array
            ? [.. answer.Json.EnumerateArray().Select(incident => new Answer(incident))]
            : [.. answer.Parts("incidents"), .. answer.Parts("items")];
    }

    public Task<Answer> IncidentAsync(string id, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Get, $"v1/incidents/{Uri.EscapeDataString(id)}", body: null, cancellationToken);

    /// <summary>Has the host read its policy's files now.</summary>
    public Task<Answer> ReloadPolicyAsync(CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Post, "v1/policies/reload", body: null, cancellationToken);

    /// <summary>Oldest first.</summary>
    public async Task<IReadOnlyList<Answer>> HeldAsync(int limit, CancellationToken cancellationToken) =>
        (await SendAsync(HttpMethod.Get, string.Create(CultureInfo.InvariantCulture, $"v1/held?limit={limit}"), body: null, cancellationToken)).Parts("held");

    /// <summary>Releases or rejects what waits.</summary>
    public async Task<Answer> DecideAsync(string id, string decision, string reason, CancellationToken cancellationToken)
    {
        using var body = JsonContent.Create(new DecisionRequest(reason), mediaType: null, Wire);
        return await SendAsync(HttpMethod.Post, $"v1/held/{Uri.EscapeDataString(id)}/{decision}", body, cancellationToken);
    }

    public void Dispose() => http.Dispose();

    private async Task<Answer> SendAsync(HttpMethod method, string path, HttpContent? body, CancellationToken cancellationToken)
    {
        try
        {
            using var request = new HttpRequestMessage(method, path) { Content = body };
            using var response = await http.SendAsync(request, cancellationToken);
            var text = await response.Content.ReadAsStringAsync(cancellationToken);
            var answer = Parse(text);
            if (!response.IsSuccessStatusCode)
                throw new GuardException(Sentence(response.StatusCode, response.Headers.RetryAfter, answer));
            return answer ?? throw new GuardException($"{http.BaseAddress} answers, but not in JSON; is it a guard host?");
        }
        catch (HttpRequestException problem)
        {
            throw new GuardException($"No host answers at {http.BaseAddress}: {problem.Message} Start one with './guard up'.", problem);
        }
        catch (TaskCanceledException problem) when (!cancellationToken.IsCancellationRequested)
        {
            throw new GuardException($"The host at {http.BaseAddress} gave no answer in {AnswerMax.TotalMinutes:0} minutes.", problem);
        }
    }

    private static Answer? Parse(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return new(document.RootElement.Clone());
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Problem details (RFC 9457) as one sentence, with the fields they name.</summary>
    private static string Sentence(HttpStatusCode status, RetryConditionHeaderValue? retryAfter, Answer? problem)
    {
        var parts = new List<string> { $"The host answers {(int)status}" };
        if (problem?.Text("title") is { Length: > 0 } title)
            parts.Add(title);
        if (problem?.Text("detail") is { Length: > 0 } detail)
            parts.Add(detail);
        foreach (var error in problem?.Part("errors").Properties ?? [])
            parts.Add($"{error.Name}: {(error.Value.ValueKind == JsonValueKind.Array ? string.Join("; ", error.Value.EnumerateArray()) : error.Value.ToString())}");
        foreach (var line in problem?.Texts("problems") ?? [])
            parts.Add(line.TrimEnd('.'));
        if (retryAfter?.Delta is { } delay)
            parts.Add($"try again in {delay.TotalSeconds:0} s");
        if (status == HttpStatusCode.Unauthorized)
            parts.Add("the key is missing, wrong or revoked");
        return string.Join(": ", parts.Take(2)) + (parts.Count > 2 ? ". " + string.Join(". ", parts.Skip(2)) : "");
    }
}
