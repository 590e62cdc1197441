using System.Runtime.CompilerServices;
using System.Text.Json;
using InterpreterGuard.Core.Audit;

namespace InterpreterGuard.Cli.Verifying;

/// <summary>
/// A trail that was written to files: pages as <c>GET /v1/audit?after=…</c> answers them, one after the other (or a link a line), and heads as <c>GET /v1/audit/heads</c> does. Anybody may have
/// written them, so what is no link is said and nothing more of it is believed.
/// </summary>
internal static class TrailFile
{
    private static readonly JsonSerializerOptions Words = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true };

    public static async IAsyncEnumerable<AuditEntry> ReadAsync(Stream content, string name, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var value in ValuesAsync(content, name, cancellationToken))
        {
            if (value.ValueKind == JsonValueKind.Object && value.TryGetProperty("entries", out var page) && page.ValueKind == JsonValueKind.Array)
            {
                foreach (var link in page.EnumerateArray())
                    yield return As<AuditEntry>(link, name, "a link of an audit trail");
            }
            else
            {
                yield return As<AuditEntry>(value, name, "a link of an audit trail");
            }
        }
    }

    public static async Task<IReadOnlyList<AuditHead>> ReadHeadsAsync(Stream content, string name, CancellationToken cancellationToken)
    {
        var heads = new List<AuditHead>();
        await foreach (var value in ValuesAsync(content, name, cancellationToken))
        {
            if (value.ValueKind == JsonValueKind.Object && value.TryGetProperty("heads", out var all) && all.ValueKind == JsonValueKind.Array)
                heads.AddRange(all.EnumerateArray().Select(head => As<AuditHead>(head, name, "a signed head")));
            else
                heads.Add(As<AuditHead>(value, name, "a signed head"));
        }

        return heads;
    }

    private static async IAsyncEnumerable<JsonElement> ValuesAsync(Stream content, string name, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var values = JsonSerializer.DeserializeAsyncEnumerable<JsonElement>(content, topLevelValues: true, Words, cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (true)
        {
            try
            {
                if (!await values.MoveNextAsync())
                    yield break;
            }
            catch (JsonException problem)
            {
                throw new GuardException($"{name} is no JSON: {problem.Message}", problem);
            }

            yield return values.Current;
        }
    }

    private static T As<T>(JsonElement value, string name, string what)
    {
        try
        {
            return value.Deserialize<T>(Words) ?? throw new GuardException($"{name} holds what is not {what}.");
        }
        catch (JsonException problem)
        {
            throw new GuardException($"{name} holds what is not {what}: {problem.Message}", problem);
        }
    }
}
