using System.Collections;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.CodeAnalysis.CSharp.Scripting.Hosting;
using Microsoft.CodeAnalysis.Scripting.Hosting;

namespace InterpreterGuard.CSharpRunner;

/// <summary>Values as results, each representation bounded.</summary>
internal static class Results
{
    private const int RepresentationMax = 256 * 1024;
    private const int ImageMax = 1024 * 1024;
    private const int ResultsMax = 64;
    private const int MimeMax = 100;
    private const int DepthMax = 16;
    private const int ItemsMax = 1000;

    private static int sent;

    private static readonly PrintOptions Printing = new() { MaximumOutputLength = RepresentationMax, MemberDisplayFormat = MemberDisplayFormat.SingleLine };

    private static readonly JsonSerializerOptions Json = new()
    {
        MaxDepth = DepthMax,
        IncludeFields = true,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void Send(object? value, bool isMain)
    {
        var (plain, json) = Texts(value);
        var picture = Pictures.Of(value as byte[]);
        Send(isMain, plain, ("application/json", json), (picture.Mime ?? "", picture.Base64));
    }

    public static void Display(object? value, string? mime)
    {
        if (mime is null)
        {
            Send(value, isMain: false);
            return;
        }

        if (mime.Length > MimeMax || mime.Split('/') is not [{ Length: > 0 }, { Length: > 0 }])
            throw new ArgumentException($"The MIME type must be like 'text/html', got '{mime}'.", nameof(mime));
        var (plain, json) = value is string text ? (text, null) : Texts(value);
        var shown = value switch
        {
            string own => own,
            byte[] bytes when mime.StartsWith("image/", StringComparison.Ordinal) && mime != "image/svg+xml" => Convert.ToBase64String(bytes),
            byte[] bytes => Encoding.UTF8.GetString(bytes),
            _ => json ?? throw new ArgumentException($"A {value?.GetType().Name ?? "null"} has no form as {mime}; give a string, bytes or plain data.", nameof(value)),
        };
        if (mime == "text/plain")
            Send(isMain: false, shown);
        else
            Send(isMain: false, plain, (mime, shown));
    }

    /// <summary>The next cell may hand back as many results.</summary>
    public static void Restart() => Volatile.Write(ref sent, 0);

    private static void Send(bool isMain, string plain, params ReadOnlySpan<(string Mime, string? Text)> others)
    {
        if (Interlocked.Increment(ref sent) > ResultsMax)
            return;
        var isTruncated = plain.Length > RepresentationMax;
        plain = Cut(plain);
        var kept = new List<(string Mime, string Text)>();
        foreach (var (mime, text) in others)
        {
            var isImage = mime.StartsWith("image/", StringComparison.Ordinal);
            if (text is null)
                continue;
            if (text.Length <= (isImage ? ImageMax : RepresentationMax))
            {
                kept.Add((mime, text));
                continue;
            }

            isTruncated = true;
            // Half an image or half a JSON text is none.
            if (mime.StartsWith("text/", StringComparison.Ordinal))
                kept.Add((mime, Cut(text)));
            else if (isImage)
                plain = $"{plain[..Math.Min(plain.Length, RepresentationMax - 200)]}\n({mime} left out: it has {text.Length} characters, and {ImageMax} are the most)";
        }

        Wire.Send(message =>
        {
            message.WriteString("op", "result");
            message.WriteBoolean("is_main", isMain);
            message.WriteStartObject("data");
            message.WriteString("text/plain", plain);
            foreach (var (mime, text) in kept)
                message.WriteString(mime, text);
            message.WriteEndObject();
            if (isTruncated)
                message.WriteBoolean("truncated", true);
        });
    }

    /// <summary>Makes a value's representations and drops them: for warming up.</summary>
    public static void Prepare(object? value) => _ = Texts(value);

    public static string Cut(string text) => text.Length <= RepresentationMax ? text : text[..RepresentationMax];

    private static (string Plain, string? Json) Texts(object? value)
    {
        if (value is ICollection or string || value is not IEnumerable lazy || !IsUnnamed(value.GetType()))
            return (Plain(value), JsonOf(value));

        // A query has run when it is looked at, and may never end: it is looked at once, and not to the end.
        var items = new List<object?>();
        try
        {
            foreach (var item in lazy)
            {
                items.Add(item);
                if (items.Count > ItemsMax)
                    break;
            }
        }
        catch (Exception problem)
        {
            return ($"<{problem.GetType().Name}: {problem.Message}>", null);
        }

        var isWhole = items.Count <= ItemsMax;
        var shown = Plain(items.Take(ItemsMax).ToArray());
        shown = shown[Math.Max(0, shown.IndexOf('{'))..];
        return (isWhole ? shown : shown.TrimEnd('}', ' ') + ", ... }", isWhole ? JsonOf(items) : null);
    }

    /// <summary>What LINQ and the compiler make of a query or an iterator.</summary>
    private static bool IsUnnamed(Type type) => type.Name.StartsWith('<') || type.Namespace == "System.Linq";

    private static string Plain(object? value)
    {
        try
        {
            var shown = CSharpObjectFormatter.Instance.FormatObject(value, Printing);
            // A value that says itself what it is (a record, a date) stands in brackets there.
            return shown.StartsWith('[') && value?.ToString() is { } own && shown == $"[{own}]" ? own : shown;
        }
        catch (Exception problem)
        {
            // The value's own code failed while it was shown; that is what there is to show.
            return $"<{value?.GetType().Name}: {problem.GetType().Name}>";
        }
    }

    /// <summary>Data has a JSON form. What is lazy might never end, and what has behaviour is no data.</summary>
    private static string? JsonOf(object? value)
    {
        if (value is not (string or bool or int or long or double or decimal or float or IDictionary or ICollection or JsonElement) && !IsPlainData(value))
            return null;
        try
        {
            using var bounded = new BoundedStream(RepresentationMax);
            JsonSerializer.Serialize(bounded, value, Json);
            return Encoding.UTF8.GetString(bounded.GetBuffer(), 0, (int)bounded.Length);
        }
        catch (Exception)
        {
            // Too large, too deep, or nothing JSON can say: the text stands alone.
            return null;
        }
    }

    /// <summary>Anonymous types, records and tuples.</summary>
    private static bool IsPlainData(object? value) => value?.GetType() is { } type
        && (type.Name.Contains("AnonymousType", StringComparison.Ordinal) || type.GetMethod("<Clone>$") is not null || value is System.Runtime.CompilerServices.ITuple);
}
