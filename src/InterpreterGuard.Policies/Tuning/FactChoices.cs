using System.Collections;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Policies.Conditions;
using InterpreterGuard.Policies.Exceptions;

namespace InterpreterGuard.Policies.Tuning;

/// <summary>
/// By which fields an exception from some facts can be narrowed. An exception that holds only a port, a language or a yes fast speaks of nearly everything; so at least one field
/// that says what was done is held fast, in every fact that has one.
/// </summary>
public static class FactChoices
{
    /// <summary>Texts that name a sort of thing; many different things share one.</summary>
    private static readonly HashSet<string> Sorts = new(
        ["language", "layers", "family", "stage", "transport", "protocol", "group", "http_method", "socket_type", "syscall", "resource", "trend", "channel", "detector", "technique", "grade", "encoding", "program"],
        StringComparer.Ordinal);

    /// <summary>Names of which there are few, so that a rule often speaks of one alone.</summary>
    private static readonly HashSet<(string Kind, string Field)> Few = [("code.call", "name"), ("syscall.forbidden", "name")];

    /// <summary>The fields that say something in at least one of the facts.</summary>
    /// <param name="facts">All of one kind.</param>
    public static IReadOnlyList<FactChoice> Of(IReadOnlyList<Fact> facts) => facts.Count == 0 ? [] :
    [
        .. from field in FactKind.All[facts[0].Kind].Fields
           let held = facts.Select(fact => FactCondition.OfField(field, fact)).Where(part => part.Length > 0).Distinct(StringComparer.Ordinal).ToList()
           where held.Count > 0
           select new FactChoice(field.Name, held, !FactCondition.IsFleeting(facts[0].Kind, field.Name), facts.Any(fact => IsTelling(field, fact))),
    ];

    /// <summary>What is wrong with a choice of fields; <see langword="null"/> when nothing is.</summary>
    public static string? ProblemOf(IReadOnlyList<Fact> facts, IReadOnlyList<string> chosen)
    {
        var choices = Of(facts);
        if (chosen.FirstOrDefault(name => choices.All(choice => !string.Equals(choice.Name, name, StringComparison.Ordinal))) is { } unknown)
            return $"names '{Yaml.Problems.Cut(unknown)}', which is no field of what the rule matched; there are {string.Join(", ", choices.Select(choice => choice.Name))}";
        var fields = FactKind.All[facts[0].Kind].Fields;
        foreach (var fact in facts)
        {
            var telling = fields.Where(field => IsTelling(field, fact)).Select(field => field.Name).ToList();
            var usual = choices.Where(choice => choice.Usual).Select(choice => choice.Name).ToList();
            if (telling.Count > 0 && !telling.Exists(name => chosen.Contains(name, StringComparer.Ordinal)))
                return $"would silence nearly everything the rule speaks of; choose at least one of {string.Join(", ", telling)}";
            if (telling.Count == 0 && usual.Exists(name => !chosen.Contains(name, StringComparer.Ordinal)))
                return $"must be all that what was matched has, for none of them says by itself what was done: {string.Join(", ", usual)}";
        }

        return null;
    }

    private static bool IsTelling(FactField field, Fact fact) => !Sorts.Contains(field.Name) && !Few.Contains((fact.Kind, field.Name)) && !FactCondition.IsFleeting(fact.Kind, field.Name) && field.Property.GetValue(fact) switch
    {
        string text => text.Length > 0,
        IEnumerable list and not string => list.Cast<object?>().Any(),
        _ => false,
    };
}
