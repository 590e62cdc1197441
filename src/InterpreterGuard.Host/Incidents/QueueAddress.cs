using InterpreterGuard.Core.Cases;
using InterpreterGuard.Host.Access;
using InterpreterGuard.Host.Problems;
using InterpreterGuard.Host.Reading;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace InterpreterGuard.Host.Incidents;

/// <summary>The address of the queue's page: the API's filters, and <c>since</c>, a time that goes along.</summary>
internal static class QueueAddress
{
    public const string Path = "review/queue";

    /// <summary>The words of <c>since</c>.</summary>
    public static readonly IReadOnlyList<(string Word, string Shown, TimeSpan Ago)> Since =
        [("1h", "the last hour", TimeSpan.FromHours(1)), ("24h", "the last 24 hours", TimeSpan.FromHours(24)), ("7d", "the last 7 days", TimeSpan.FromDays(7)), ("30d", "the last 30 days", TimeSpan.FromDays(30))];

    // A place in a list is no filter: the list goes on.
    private static readonly string[] Passing = ["before", "limit"];

    public static string Of(IEnumerable<KeyValuePair<string, string?>> filters) =>
        QueryHelpers.AddQueryString(Path, filters.Where(filter => !string.IsNullOrWhiteSpace(filter.Value)).Select(filter => KeyValuePair.Create(filter.Key, (string?)filter.Value!.Trim())));

    /// <summary>The filters of an address in the form in which they are kept: each once, percent-encoded, without what belongs to one look at the list.</summary>
    public static (string Query, IReadOnlyList<FieldProblem> Problems) Keep(string query, Caller caller)
    {
        if (query.Length > SavedFilter.QueryLengthMax)
            return ("", [new("query", $"has {query.Length} characters; at most {SavedFilter.QueryLengthMax} are allowed")]);
        var filters = QueryHelpers.ParseQuery(query)
            .Where(filter => !Passing.Contains(filter.Key, StringComparer.Ordinal) && filter.Value is [.., { Length: > 0 }])
            .ToDictionary(filter => filter.Key, filter => filter.Value[^1], StringComparer.Ordinal);
        var (_, problems) = CaseQueryReader.Read(new QueryCollection(filters.Where(filter => filter.Key != "since").ToDictionary(filter => filter.Key, filter => new StringValues(filter.Value), StringComparer.Ordinal)), caller);
        if (filters.GetValueOrDefault("since") is { } since && !Since.Any(one => one.Word == since))
            problems = [.. problems, new("since", $"'{Nearest.Quote(since)}' does not exist; there are {string.Join(", ", Since.Select(one => one.Word))}")];
        return (Of(filters)[Path.Length..].TrimStart('?'), problems);
    }
}
