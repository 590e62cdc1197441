using System.Net;
using System.Text.Json;

namespace InterpreterGuard.Client.Transport;

/// <summary>Problem details (RFC 9457) as an exception with one sentence.</summary>
internal static class ProblemDetails
{
    private const int BodyCharactersMax = 1 << 20;

    public static async Task<GuardException> ReadAsync(HttpResponseMessage response, TimeProvider time, CancellationToken cancellationToken)
    {
        var body = response.Content.Headers.ContentLength > BodyCharactersMax ? "" : await response.Content.ReadAsStringAsync(cancellationToken);
        return Of(response.StatusCode, RetryAfter(response, time), Parse(body));
    }

    /// <summary>The pause a host asks for, as seconds or as a time.</summary>
    public static TimeSpan? RetryAfter(HttpResponseMessage response, TimeProvider time) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } when date > time.GetUtcNow() => date - time.GetUtcNow(),
        { Date: not null } => TimeSpan.Zero,
        _ => null,
    };

    private static GuardException Of(HttpStatusCode status, TimeSpan? retryAfter, JsonElement problem)
    {
        var (title, detail) = (Text(problem, "title"), Text(problem, "detail"));
        var errors = Errors(problem);
        var problems = Texts(problem, "problems");
        return new(Sentence.Of(status, title, detail, errors, problems, retryAfter))
        {
            Status = status,
            Title = title,
            Detail = detail,
            Errors = errors,
            Problems = problems,
            Bound = Text(problem, "bound"),
            RetryAfter = retryAfter,
            SessionEnded = Flag(problem, "ended"),
            StateLost = Flag(problem, "state_lost"),
            TraceId = Text(problem, "trace_id"),
            ExecutionId = Text(problem, "execution_id"),
        };
    }

    private static JsonElement Parse(string body)
    {
        try
        {
            return JsonElement.Parse(body) is { ValueKind: JsonValueKind.Object } problem ? problem : default;
        }
        catch (JsonException)
        {
            return default;
        }
    }

    // Fields stand as a list of {field, problem}, or as an object of them, as other servers on the way write it.
    private static IReadOnlyList<GuardFieldProblem> Errors(JsonElement problem) => Part(problem, "errors") switch
    {
        { ValueKind: JsonValueKind.Array } list => [.. list.EnumerateArray()
            .Where(item => item.ValueKind == JsonValueKind.Object)
            .Select(item => new GuardFieldProblem(Text(item, "field") ?? "", Text(item, "problem") ?? ""))],
        { ValueKind: JsonValueKind.Object } map => [.. map.EnumerateObject().Select(field => new GuardFieldProblem(field.Name, Joined(field.Value)))],
        _ => [],
    };

    private static string Joined(JsonElement value) => value.ValueKind == JsonValueKind.Array ? string.Join("; ", value.EnumerateArray()) : value.ToString();

    private static IReadOnlyList<string> Texts(JsonElement problem, string name) =>
        Part(problem, name) is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray().Select(item => item.ToString())] : [];

    private static string? Text(JsonElement problem, string name) => Part(problem, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static bool Flag(JsonElement problem, string name) => Part(problem, name) is { ValueKind: JsonValueKind.True };

    private static JsonElement? Part(JsonElement problem, string name) =>
        problem.ValueKind == JsonValueKind.Object && problem.TryGetProperty(name, out var value) ? value : null;
}
