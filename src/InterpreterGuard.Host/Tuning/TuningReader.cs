using System.Text.Json;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Host.Problems;
using InterpreterGuard.Host.Reading;

namespace InterpreterGuard.Host.Tuning;

/// <summary>Reads a proposal out of a body. What it means is checked where the page's is, too.</summary>
internal static class TuningReader
{
    private const int FieldsMax = 50;

    public static TuningProposal? Read(JsonElement body, List<FieldProblem> problems)
    {
        var reader = new ObjectReader(body, "", problems, "incident", "rule", "change", "fields", "only_agent", "only_tenant", "threshold", "owner", "reason", "expires", "days", "limit");
        var incident = reader.Required("incident", "name the false alarm, such as inc_0123…");
        if (!IncidentId.TryParse(incident ?? "", out var id) && incident is not null)
            reader.Add("incident", "is no id; ids look like inc_0123…");
        var rule = reader.Required("rule", "name the rule of the incident that is to say less");
        var change = reader.Required("change", "write exception or threshold");
        TuningChange? read = change switch { "exception" => TuningChange.Exception, "threshold" => TuningChange.Threshold, _ => null };
        if (change is not null && read is null)
            reader.Add("change", "must be one of exception, threshold");
        var reason = reader.Required("reason", "say why what it silences is no threat");
        var expires = reader.Required("expires", "name the last day on which it is to work, such as 2027-01-31");
        var proposal = new TuningProposal(
            id, rule ?? "", read ?? default, Fields(reader), Number(reader, "threshold"), reader.Text("owner"), reason ?? "", expires ?? "",
            Number(reader, "days") ?? TuningProposal.DaysUsual, Number(reader, "limit") ?? TuningProposal.LimitUsual)
        {
            OnlyAgent = reader.Flag("only_agent"),
            OnlyTenant = reader.Flag("only_tenant"),
        };
        return problems.Count > 0 ? null : proposal;
    }

    private static List<string>? Fields(ObjectReader reader)
    {
        if (reader.Take("fields", JsonValueKind.Array, "an array of names of fields") is not { } array)
            return null;
        if (array.GetArrayLength() <= FieldsMax && array.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String))
            return [.. array.EnumerateArray().Select(item => item.GetString()!).Distinct(StringComparer.Ordinal)];
        reader.Add("fields", $"must be at most {FieldsMax} names of fields");
        return null;
    }

    private static int? Number(ObjectReader reader, string name)
    {
        if (reader.Take(name, JsonValueKind.Number, "a whole number") is not { } value)
            return null;
        if (value.TryGetInt32(out var number))
            return number;
        reader.Add(name, "must be a whole number");
        return null;
    }
}
