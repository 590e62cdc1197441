using System.Text.Json;
using InterpreterGuard.Containment.Tests.Hosting;

namespace InterpreterGuard.Containment.Tests.Network;

/// <summary>What reviewers are told of an execution's connections.</summary>
internal static class Flows
{
    /// <summary>The facts of one kind, in order.</summary>
    public static async Task<IReadOnlyList<JsonElement>> FactsAsync(HostProcess host, Answer answer, string kind) =>
        [.. (await host.ObservationsAsync(answer.Id)).Select(observation => observation.GetProperty("fact")).Where(fact => fact.GetProperty("kind").GetString() == kind)];

    /// <summary>What is told of flows at one stage.</summary>
    public static async Task<IReadOnlyList<JsonElement>> AtAsync(HostProcess host, Answer answer, string stage) =>
        [.. (await FactsAsync(host, answer, "network.flow")).Where(fact => fact.GetProperty("stage").GetString() == stage)];

    public static string Text(this JsonElement fact, string field) => fact.TryGetProperty(field, out var value) ? value.ToString() : "";
}
