using InterpreterGuard.Core.Cases;
using InterpreterGuard.Host.Access;
using InterpreterGuard.Host.Problems;
using InterpreterGuard.Host.Reading;

namespace InterpreterGuard.Host.Incidents;

/// <summary>Reads a filter that is to be saved; the door and the page ask the same.</summary>
internal static class SavedFilterReader
{
    private const int BodyBytesMax = 16 << 10;

    public static Task<(SavedFilter? Filter, IResult? Problem)> ReadAsync(HttpContext context, TimeProvider time) =>
        BodyReader.ReadAsync(context, BodyBytesMax, (body, problems) =>
        {
            var reader = new ObjectReader(body, "", problems, "name", "query");
            return Read(reader.Text("name") ?? "", reader.Text("query") ?? "", Caller.Of(context), time, problems);
        });

    public static SavedFilter Read(string name, string query, Caller caller, TimeProvider time, List<FieldProblem> problems)
    {
        var (kept, wrong) = QueueAddress.Keep(query, caller);
        var filter = new SavedFilter(name.Trim(), kept, time.GetUtcNow());
        if (problems.Count == 0)
            problems.AddRange(wrong);
        if (problems.Count == 0 && filter.Check() is var (field, problem))
            problems.Add(new(field, problem));
        return filter;
    }
}
