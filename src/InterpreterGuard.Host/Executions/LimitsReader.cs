using System.Text.Json;
using InterpreterGuard.Core.Profiles;
using InterpreterGuard.Host.Problems;
using InterpreterGuard.Host.Reading;
using InterpreterGuard.Policies;

namespace InterpreterGuard.Host.Executions;

/// <summary>Reads <c>limits</c>: what a caller wants less of than the profile allows.</summary>
internal static class LimitsReader
{
    public static LimitsAsked? Read(ObjectReader body, Profile profile, List<FieldProblem> problems)
    {
        if (body.Take("limits", JsonValueKind.Object, "an object such as {\"memory\": \"256MiB\"}") is not { } given)
            return null;
        var limits = new RequestedLimits(profile);
        var reader = new ObjectReader(given, "limits.", problems, [.. RequestedLimits.Names]);
        foreach (var name in RequestedLimits.Names)
        {
            // A number may be written as one; sizes and times have units, so they are text.
            if (reader.Any(name) is { } value && (value.ValueKind is JsonValueKind.Number ? value.GetRawText() : value.GetString()) is { } text && limits.Take(name, text) is { } problem)
                reader.Add(name, problem);
        }

        return limits.Limits;
    }
}
