using InterpreterGuard.Screening.Analyses.Values;
using InterpreterGuard.Screening.Model;

namespace InterpreterGuard.Screening.Analyses.Programs;

/// <summary>Which answers of a server are pages.</summary>
internal static class Pages
{
    /// <summary>A call that is given a page: it says so, or does not say that it is something else.</summary>
    public static bool Holds(string name, Call call, List<Value?> arguments, IReadOnlyDictionary<string, Value?> named)
    {
        var type = Text(named.GetValueOrDefault("content_type") ?? named.GetValueOrDefault("mimetype") ?? named.GetValueOrDefault("media_type") ?? named.GetValueOrDefault("contentType"))
            ?? Before(call) ?? (name.EndsWith(".Content", StringComparison.Ordinal) ? Text(arguments.ElementAtOrDefault(1)) : null);
        return type is null
            ? name is not "aiohttp.web.Response" && !name.EndsWith(".Content", StringComparison.Ordinal)
            : type.Contains("html", StringComparison.OrdinalIgnoreCase) || type.Contains("svg", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>An answer that was put together by a call of its own, which was asked whether it holds a page.</summary>
    public static bool IsAnswer(Value? value) => value is InstanceValue { Type: var type } && (type.StartsWith("aiohttp.web.", StringComparison.Ordinal) || type.EndsWith("Response", StringComparison.Ordinal));

    /// <summary><c>response.type('text/plain').send(text)</c>.</summary>
    private static string? Before(Call call) =>
        call.Target is Model.Attribute { Target: Call { Target: Model.Attribute { Member: "type" or "contentType" }, Arguments: [Literal { Value: TextValue type }] } } ? type.Text : null;

    private static string? Text(Value? value) => value is TextValue { Complete: true } text ? text.Text : null;
}
