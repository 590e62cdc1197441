using System.Text.Json;
using InterpreterGuard.Host.Problems;
using InterpreterGuard.Host.Reading;

namespace InterpreterGuard.Host.Exceptions;

/// <summary>Reads what a proposal needs: who answers for it, why, until when, and for which of the incident's rules.</summary>
internal sealed class ProposalReader(DateOnly today, IReadOnlyList<string> ruleNames)
{
    private readonly List<FieldProblem> _problems = [];

    public (ProposalRequest Request, IReadOnlyList<FieldProblem> Problems) Read(JsonElement body)
    {
        var reader = new ObjectReader(body, "", _problems, "owner", "reason", "expires", "rules");
        var owner = Said(reader, "owner", "say who will answer for it");
        var reason = Said(reader, "reason", "say why what it silences is no threat");
        var expires = Expires(reader);
        return (new ProposalRequest(owner, reason, expires, Rules(reader)), _problems);
    }

    private static string Said(ObjectReader reader, string name, string hint)
    {
        var text = reader.Required(name, hint)?.Trim();
        if (text is not null && ExceptionWords.ProblemOfText(text, hint) is { } problem)
            reader.Add(name, problem);
        return text ?? "";
    }

    private string Expires(ObjectReader reader)
    {
        var text = reader.Required("expires", "name the last day on which it is to work, such as 2027-01-31");
        if (text is not null && ExceptionWords.ProblemOfDay(text, today) is { } problem)
            reader.Add("expires", problem);
        return text ?? "";
    }

    private List<string> Rules(ObjectReader reader)
    {
        if (reader.Take("rules", JsonValueKind.Array, "an array of the incident's rules") is not { } array)
            return [.. ruleNames];
        var wanted = array.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!).Distinct(StringComparer.Ordinal).ToList();
        if (wanted.Count == 0 || wanted.Exists(rule => !ruleNames.Contains(rule, StringComparer.Ordinal)))
            reader.Add("rules", $"must be some of the incident's rules: {string.Join(", ", ruleNames)}");
        return wanted;
    }
}
