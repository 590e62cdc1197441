using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;
using InterpreterGuard.Core.Submissions;

namespace InterpreterGuard.Sandboxing.Runners;

/// <summary>The protocol of runners that speak one JSON object a line, in both directions.</summary>
internal static class JsonLines
{
    private const int StepsMax = 64;
    private const int StatusMax = 255;
    private const int RepresentationsMax = 16;
    private const int NameMax = 200;
    private static readonly JsonReaderOptions Reading = new() { MaxDepth = 8 };

    /// <summary>What asks for the next warm-up step.</summary>
    public static ReadOnlyMemory<byte> WarmRequest { get; } = "{\"op\":\"warm\"}\n"u8.ToArray();

    public static void WriteRun(Submission submission, IBufferWriter<byte> output) => Write("run", submission, output, json =>
        json.WriteString("nonce", RandomNumberGenerator.GetHexString(32, lowercase: true)));

    public static void WriteCell(Submission submission, string cell, IBufferWriter<byte> output) => Write("cell", submission, output, json =>
    {
        json.WriteString("id", cell);
        json.WriteString("stdin", submission.Stdin);
    });

    public static RunnerLine? ReadLine(ReadOnlySpan<byte> line)
    {
        try
        {
            var reader = new Utf8JsonReader(line, Reading);
            using var document = JsonDocument.ParseValue(ref reader);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
                return null;
            return Text(root, "op") switch
            {
                "warmed" => Warmed(root),
                "result" => Result(root),
                "done" => Done(root),
                "error" => new RunnerError(new(Cut(Text(root, "name") ?? "", NameMax), Text(root, "value") ?? "", Text(root, "traceback") ?? "")),
                _ => null,
            };
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // No JSON, or text that is no text (a lone surrogate).
            return null;
        }
    }

    private static RunnerWarmed? Warmed(JsonElement root) =>
        Number(root, "step") is { } step && Number(root, "of") is { } of && step is >= 0 and <= StepsMax && of is >= 0 and <= StepsMax ? new(step, of) : null;

    private static RunnerDone? Done(JsonElement root) =>
        Text(root, "id") is { } cell && Number(root, "status") is { } status and >= 0 and <= StatusMax ? new(cell, status) : null;

    private static RunnerResult? Result(JsonElement root)
    {
        if (!root.TryGetProperty("data", out var data) || data.ValueKind != JsonValueKind.Object)
            return null;
        var representations = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var property in data.EnumerateObject())
        {
            if (representations.Count < RepresentationsMax && property.Name.Length <= NameMax && property.Value.ValueKind == JsonValueKind.String)
                representations[property.Name] = property.Value.GetString()!;
        }

        var isMain = root.TryGetProperty("is_main", out var main) && main.ValueKind == JsonValueKind.True;
        return representations.Count == 0 ? null : new(new(representations, isMain));
    }

    private static void Write(string order, Submission submission, IBufferWriter<byte> output, Action<Utf8JsonWriter> more)
    {
        using (var json = new Utf8JsonWriter(output))
        {
            json.WriteStartObject();
            json.WriteString("op", order);
            json.WriteString("code", submission.Code);
            json.WriteStartArray("args");
            foreach (var argument in submission.Arguments)
                json.WriteStringValue(argument);
            json.WriteEndArray();
            json.WriteStartObject("env");
            foreach (var (name, value) in submission.Environment)
                json.WriteString(name, value);
            json.WriteEndObject();
            more(json);
            json.WriteEndObject();
        }

        output.Write("\n"u8);
    }

    private static string? Text(JsonElement root, string name) => root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static int? Number(JsonElement root, string name) => root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : null;

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..length];
}
