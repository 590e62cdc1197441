using System.Text;
using System.Text.Json;
using InterpreterGuard.Screening.Analyses.Flows;
using InterpreterGuard.Screening.Analyses.Folding;
using InterpreterGuard.Screening.Analyses.Values;

namespace InterpreterGuard.Screening.JavaScript;

/// <summary>Library functions that give back a constant for constants.</summary>
internal sealed class JavaScriptFunctions(FoldBounds bounds)
{
    public Value? Fold(string name, IReadOnlyList<Value?> arguments)
    {
        var first = arguments.ElementAtOrDefault(0);
        return name switch
        {
            JavaScriptDialect.RangeOf => arguments.All(argument => argument is NumberValue) ? Sequences.Range(arguments, bounds) : null,
            "String.fromCharCode" or "String.fromCodePoint" => Characters(arguments),
            "String" => ValueText.AsText(first),
            "Number" or "parseInt" or "BigInt" => Functions.Fold("builtins.int", arguments, bounds),
            "Array.from" => arguments.Count == 1 && Sequences.Items(first, bounds) is { } items ? new ListValue(items) : null,
            "Array.of" => new ListValue([.. arguments]),
            "Object.keys" => first is MapValue map ? new ListValue([.. map.Entries.Keys.Select(key => new TextValue(key))]) : null,
            "Object.values" => first is MapValue map ? new ListValue([.. map.Entries.Values]) : null,
            "Object.entries" => first is MapValue map ? new ListValue([.. map.Entries.Select(entry => new ListValue([new TextValue(entry.Key), entry.Value]))]) : null,
            "JSON.parse" => first is TextValue { Complete: true } json ? Json(json.Text) : null,
            "JSON.stringify" => arguments.Count == 1 && first is MapValue known ? Serialized(known) : null,
            "atob" => Decoders.Base64(first) is { } bytes ? new TextValue(Encoding.Latin1.GetString(bytes.Bytes)) : null,
            "unescape" or "decodeURI" or "decodeURIComponent" or "querystring.unescape" => Decoders.Url(first),
            "Buffer.from" or "Buffer" => Bytes(first, arguments.ElementAtOrDefault(1) as TextValue),
            "Uint8Array" or "Uint8Array.from" or "Uint8Array.of" => first is ListValue ? Sequences.Bytes(first, bounds) : null,
            "Buffer.concat" => first is ListValue { Items: var parts } && parts.All(part => part is BytesValue)
                ? new BytesValue([.. parts.SelectMany(part => ((BytesValue)part!).Bytes)])
                : null,
            "TextDecoder.decode" or "util.TextDecoder.decode" or "string_decoder.StringDecoder.write" => first is BytesValue given ? new TextValue(ValueText.Of(given.Bytes)) : null,
            "zlib.inflateSync" or "zlib.inflateRawSync" or "zlib.unzipSync" => Decoders.Zlib(first, bounds) ?? Decoders.Gzip(first, bounds),
            "zlib.gunzipSync" => Decoders.Gzip(first, bounds),
            "path.join" or "path.resolve" or "path.posix.join" or "path.posix.resolve" => Functions.Fold("os.path.join", arguments, bounds),
            "path.normalize" or "fs.realpathSync" => first is TextValue ? first : null,
            "os.homedir" => new TextValue("~"),
            "os.tmpdir" => new TextValue("/tmp"),
            "process.cwd" => new TextValue("/work"),
            "url.pathToFileURL" => first is TextValue file ? new InstanceValue("URL", file) : null,
            "URL" or "url.parse" => Addresses.From(first, arguments.ElementAtOrDefault(1)) is { } address ? new InstanceValue(name, address) : null,
            // What a set holds is walked through like a list.
            "Set" => first is ListValue held ? held : null,
            "RegExp" => first is TextValue pattern ? new InstanceValue("RegExp", pattern) : null,
            _ => null,
        };
    }

    /// <summary>Whether a buffer's encoding is one that hides what a text says.</summary>
    public static bool Decodes(Value? encoding) => encoding is TextValue { Text: var name } && name.ToLowerInvariant() is "base64" or "base64url" or "hex";

    /// <summary>Only what is known in full: what is sent to somebody is then read as the text that it is.</summary>
    private TextValue? Serialized(MapValue map)
    {
        if (map.Entries.Sum(entry => (long)entry.Key.Length + ((entry.Value as TextValue)?.Text.Length ?? 0)) > bounds.CharactersMax)
            return null;
        var entries = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in map.Entries)
        {
            if (value is not TextValue { Complete: true } text)
                return null;
            entries[key] = text.Text;
        }

        return new TextValue(JsonSerializer.Serialize(entries)) { Origins = Origins.Join(map.Entries.Values.Select(value => value?.Origins)) };
    }

    private static Value? Json(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 32 });
            return Of(document.RootElement);
        }
        catch (JsonException)
        {
            // The program will stumble over it, too.
            return null;
        }
    }

    private static Value? Of(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => new TextValue(json.GetString()!),
        JsonValueKind.Number => json.TryGetInt64(out var number) ? new NumberValue(number) : null,
        JsonValueKind.True or JsonValueKind.False => new TruthValue(json.GetBoolean()),
        JsonValueKind.Array => new ListValue([.. json.EnumerateArray().Select(Of)]),
        JsonValueKind.Object => new MapValue(json.EnumerateObject().GroupBy(each => each.Name, StringComparer.Ordinal).ToDictionary(each => each.Key, each => Of(each.Last().Value), StringComparer.Ordinal)),
        _ => new NothingValue(),
    };

    private TextValue? Characters(IReadOnlyList<Value?> codes)
    {
        if (codes.Count > bounds.ItemsMax || codes.Any(code => code is not NumberValue { Number: >= 0 and <= 0x10FFFF and not (>= 0xD800 and <= 0xDFFF) }))
            return null;
        return new TextValue(string.Concat(codes.Select(code => char.ConvertFromUtf32((int)((NumberValue)code!).Number))));
    }

    private BytesValue? Bytes(Value? value, TextValue? encoding) => encoding?.Text.ToLowerInvariant() switch
    {
        "base64" or "base64url" => Decoders.Base64(value),
        "hex" => Decoders.Hex(value),
        "latin1" or "binary" or "ascii" => value is TextValue { Complete: true } text ? new BytesValue(Encoding.Latin1.GetBytes(text.Text)) : null,
        "utf16le" or "utf-16le" or "ucs2" => value is TextValue { Complete: true } text ? new BytesValue(Encoding.Unicode.GetBytes(text.Text)) : null,
        _ => Sequences.Bytes(value, bounds),
    };
}
