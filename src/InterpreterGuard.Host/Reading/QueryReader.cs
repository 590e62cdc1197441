using System.Globalization;
using System.Text.Json;
using InterpreterGuard.Host.Problems;

namespace InterpreterGuard.Host.Reading;

/// <summary>Reads query parameters, collecting what is wrong.</summary>
internal sealed class QueryReader
{
    public List<FieldProblem> Problems { get; } = [];

    public delegate bool TryParse<T>(string? text, out T value);

    public long Number(string name, string? text, long whenMissing, long min, long max)
    {
        if (string.IsNullOrEmpty(text))
            return whenMissing;
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= min && value <= max)
            return value;
        Problems.Add(new FieldProblem(name, $"must be a whole number from {min} to {max}"));
        return whenMissing;
    }

    /// <summary>The number of the last event a caller has: the header of one that lost the connection, else the parameter.</summary>
    public long After(string? text, HttpRequest request)
    {
        var header = request.Headers["Last-Event-ID"].ToString();
        return header.Length > 0 ? Number("Last-Event-ID", header, 0, 0, long.MaxValue) : Number("after", text, 0, 0, long.MaxValue);
    }

    /// <summary>A time with its zone, such as 2026-03-04T12:00:00Z.</summary>
    public DateTimeOffset? Time(string name, string? text)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) && time.Year is > 1970 and < 3000)
            return time;
        Problems.Add(new FieldProblem(name, "must be a time such as 2026-03-04T12:00:00Z"));
        return null;
    }

    public bool Flag(string name, string? text)
    {
        if (text is not (null or "" or "true" or "false"))
            Problems.Add(new FieldProblem(name, "must be true or false"));
        return text == "true";
    }

    public T? Enum<T>(string name, string? text)
        where T : struct, Enum
    {
        if (string.IsNullOrEmpty(text))
            return null;
        foreach (var value in System.Enum.GetValues<T>())
        {
            if (string.Equals(JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()), text, StringComparison.OrdinalIgnoreCase))
                return value;
        }

        Problems.Add(new FieldProblem(name, $"must be one of {string.Join(", ", System.Enum.GetNames<T>().Select(JsonNamingPolicy.SnakeCaseLower.ConvertName))}"));
        return null;
    }

    public T? Id<T>(string name, string? text, TryParse<T> parse, string looks)
        where T : struct
    {
        if (string.IsNullOrEmpty(text))
            return null;
        if (parse(text, out var value))
            return value;
        Problems.Add(new FieldProblem(name, $"is no id; ids look like {looks}"));
        return null;
    }
}
