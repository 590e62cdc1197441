using System.Text.Json;
using InterpreterGuard.Core.Cases;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Host.Access;
using InterpreterGuard.Host.Problems;
using InterpreterGuard.Host.Reading;

namespace InterpreterGuard.Host.Incidents;

/// <summary>Reads a reviewer's step about one incident or many. A decision that was made in another tool comes the same way, with its <c>external_reference</c>.</summary>
internal static class StepReader
{
    private const int BodyBytesMax = 64 << 10;

    /// <param name="context">The request.</param>
    /// <param name="one">The incident of the address; <see langword="null"/> when the body names them.</param>
    /// <param name="time">The clock.</param>
    public static Task<(CaseOrder? Order, IResult? Problem)> ReadAsync(HttpContext context, IncidentId? one, TimeProvider time) =>
        BodyReader.ReadAsync<CaseOrder>(context, BodyBytesMax, (body, problems) => Read(body, one, Caller.Of(context).KeyId, time.GetUtcNow(), problems));

    private static CaseOrder Read(JsonElement body, IncidentId? one, string actor, DateTimeOffset now, List<FieldProblem> problems)
    {
        string[] known = ["action", "disposition", "assignee", "note", "external_reference"];
        var reader = new ObjectReader(body, "", problems, one is null ? [.. known, "ids"] : known);
        var action = Word<CaseAction>(reader, "action") ?? (reader.Says("action") ? null : CaseAction.Decide);
        var disposition = Word<Disposition>(reader, "disposition");
        var ids = one is { } id ? [id] : Ids(reader);
        var order = new CaseOrder(ids, new CaseStep(
            action ?? CaseAction.Comment, now, actor, disposition, reader.Text("assignee"), reader.Text("note")?.Trim(), reader.Text("external_reference")));
        if (problems.Count == 0 && order.Check() is { } wrong)
            reader.Add(wrong.Field, wrong.Problem);
        return order;
    }

    private static List<IncidentId> Ids(ObjectReader reader)
    {
        var ids = new List<IncidentId>();
        if (reader.Take("ids", JsonValueKind.Array, "a list of incidents' ids") is not { } list)
            return ids;
        foreach (var item in list.EnumerateArray().Take(CaseOrder.IncidentsMax + 1))
        {
            if (item.ValueKind == JsonValueKind.String && IncidentId.TryParse(item.GetString(), out var id))
                ids.Add(id);
            else
                reader.Add($"ids[{ids.Count}]", "is no id; ids look like inc_0123…");
            if (ids.Count == 0)
                break;
        }

        return ids;
    }

    private static T? Word<T>(ObjectReader reader, string name)
        where T : struct, Enum
    {
        if (reader.Text(name) is not { } word)
            return null;
        var words = Enum.GetValues<T>().ToDictionary(value => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()), StringComparer.Ordinal);
        if (words.TryGetValue(word, out var read))
            return read;
        reader.Add(name, $"'{Nearest.Quote(word)}' does not exist; there are {string.Join(", ", words.Keys)}");
        return null;
    }
}
