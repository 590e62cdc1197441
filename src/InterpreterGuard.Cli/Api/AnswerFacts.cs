using System.Text.Json;
using System.Text.Json.Serialization;
using InterpreterGuard.Client;
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
    public static IReadOnlyList<CodeFact> CodeFacts(this Screening screening) => [.. Read<List<Fact>>(Part(screening, "facts"), "facts").OfType<CodeFact>()];

    /// <summary>What was seen, one page of it.</summary>
    public static IReadOnlyList<Observation> Seen(this ObservationList page) => Read<List<Observation>>(Part(page, "observations"), "observations");

    /// <summary>What a finding is about.</summary>
    public static Fact About(this SecurityFinding finding) => Read<Fact>(finding.Fact, "fact");

    private static JsonElement? Part(GuardAnswer answer, string name) => answer.Json.TryGetProperty(name, out var value) ? value : null;

    private static T Read<T>(JsonElement? value, string name)
    {
        try
        {
            if (value is { } there && there.Deserialize<T>(Wire) is { } read)
                return read;
        }
        catch (Exception problem) when (problem is JsonException or NotSupportedException)
        {
            throw new GuardException($"The host's '{name}' cannot be read: {problem.Message} Host and command are of different versions; build both from one checkout.", problem);
        }

        throw new GuardException($"The host's answer has no '{name}'. Host and command are of different versions; build both from one checkout.");
    }
}
