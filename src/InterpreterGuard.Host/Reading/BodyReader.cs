using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;
using InterpreterGuard.Host.Problems;

namespace InterpreterGuard.Host.Reading;

/// <summary>Reads a request's body as one JSON object, within bounds. What is wrong comes back as the answer to give.</summary>
internal static class BodyReader
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 16 };

    public static async Task<(JsonDocument? Document, IResult? Problem)> ReadAsync(HttpRequest request, int bytesMax, CancellationToken cancellationToken)
    {
        var bytes = await ReadBytesAsync(request, bytesMax, cancellationToken);
        if (bytes is not { } body)
            return (null, Problem.TooLarge($"The body may have at most {bytesMax} bytes. Send less code, or fewer and smaller files."));
        if (!Utf8.IsValid(body.Span))
            return (null, NotJson("is not UTF-8; encode the JSON text as UTF-8"));
        return Parse(body);
    }

    /// <summary>The same, and what is in it by a reader that tells what is wrong with each field. Without a problem, there is something read.</summary>
    public static async Task<(T? Value, IResult? Problem)> ReadAsync<T>(HttpContext context, int bytesMax, Func<JsonElement, List<FieldProblem>, T?> read)
    {
        var (document, problem) = await ReadAsync(context.Request, bytesMax, context.RequestAborted);
        if (document is null)
            return (default, problem);

        using (document)
        {
            try
            {
                var problems = new List<FieldProblem>();
                var value = read(document.RootElement, problems);
                return problems.Count > 0 ? (default, Problem.NotValid(problems)) : (value, null);
            }
            catch (InvalidOperationException)
            {
                // The one thing that makes reading an already parsed string throw.
                return (default, LoneSurrogate());
            }
        }
    }

    /// <summary>The same where a body may be left out: nothing is an empty object.</summary>
    public static async Task<(JsonDocument? Document, IResult? Problem)> ReadOrEmptyAsync(HttpRequest request, int bytesMax, CancellationToken cancellationToken) =>
        request.ContentLength == 0 || (request.ContentLength is null && request.ContentType is null)
            ? (JsonDocument.Parse("{}"), null)
            : await ReadAsync(request, bytesMax, cancellationToken);

    private static (JsonDocument? Document, IResult? Problem) Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            var document = JsonDocument.Parse(body, Strict);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
                return (document, null);
            document.Dispose();
            return (null, NotJson("is JSON, but not an object; send {\"language\": …, \"code\": …}"));
        }
        catch (JsonException exception)
        {
            var line = exception.LineNumber is { } number ? $" near line {number + 1}" : "";
            return (null, NotJson(exception.Message.Contains("uplicate", StringComparison.Ordinal)
                ? $"names a property twice{line}; name each once"
                : $"is not JSON{line}; check quotes, commas and nesting (at most {Strict.MaxDepth} deep)"));
        }
        catch (InvalidOperationException)
        {
            return (null, LoneSurrogate());
        }
    }

    public static IResult LoneSurrogate() => NotJson("has a lone surrogate in a string; escape characters beyond U+FFFF as a pair");

    private static IResult NotJson(string problem) => Problem.NotValid([new FieldProblem("body", problem)]);

    private static async Task<ReadOnlyMemory<byte>?> ReadBytesAsync(HttpRequest request, int bytesMax, CancellationToken cancellationToken)
    {
        if (request.ContentLength > bytesMax)
            return null;
        var buffer = new ArrayBufferWriter<byte>((int)Math.Min(request.ContentLength ?? 4096, bytesMax) + 1);
        while (true)
        {
            var read = await request.Body.ReadAsync(buffer.GetMemory(1), cancellationToken);
            if (read == 0)
                return buffer.WrittenMemory;
            buffer.Advance(read);
            if (buffer.WrittenCount > bytesMax)
                return null;
        }
    }
}
