using System.Text.Json;
using System.Text.Json.Serialization;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Observations;

namespace InterpreterGuard.Cli.Api;

/// <summary>Facts out of a host's answers. Here nothing is forgiven: a fact that cannot be read must not be judged.</summary>
internal static class AnswerFacts
{
    private static readonly JsonSerializerOptions Wire = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        AllowOutOfOrderMetadataProperties = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    /// <summary>What screening read.</summary>
    public static IReadOnlyList<CodeFact> CodeFacts(this Answer screening) => [.. Read<List<Fact>>(screening, "facts").OfType<CodeFact>()];

    /// <summary>What was seen, one page of it.</summary>
    public static IReadOnlyList<Observation> Observations(this Answer page) => Read<List<Observation>>(page, "observations");

    /// <summary>What a finding is about.</summary>
    public static Fact Fact(this Answer finding) => Read<Fact>(finding, "fact");

    private static T Read<T>(Answer answer, string name)
    {
        try
        {
            if (answer.Json.TryGetProperty(name, out var value) && value.Deserialize<T>(Wire) is { } read)
                return read;
        }
        catch (Exception problem) when (problem is JsonException or NotSupportedException)
        {
            throw new GuardException($"The host's '{name}' cannot be read: {problem.Message} Host and command are of different versions; build both from one checkout.", problem);
        }

        throw new GuardException($"The host's answer has no '{name}'. Host and command are of different versions; build both from one checkout.");
    }
}
