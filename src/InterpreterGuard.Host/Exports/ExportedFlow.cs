using System.Text;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Observations;

namespace InterpreterGuard.Host.Exports;

/// <summary>All that was told of one flow, put together.</summary>
internal sealed record ExportedFlow(
    long Flow,
    ProcessReference Process,
    DateTimeOffset SeenAt,
    Decision Decision,
    string Transport,
    string Address,
    string Name,
    int Port,
    string Group,
    bool Sinkhole,
    string Upstream,
    string Protocol,
    string ServerName,
    string HttpHost,
    string HttpMethod,
    bool Mismatch,
    long BytesUp,
    long BytesDown,
    long DurationMs,
    string Why,
    string FirstBytesHex,
    bool Ended,
    IReadOnlyList<long> Observations)
{
    public static ExportedFlow Of(ExportedFlow? before, Observation observation)
    {
        var fact = (NetworkFlow)observation.Fact;
        return new(
            fact.Flow,
            before?.Process ?? observation.Process,
            before?.SeenAt ?? observation.At,
            before?.Decision > observation.Decision ? before.Decision : observation.Decision,
            fact.Transport,
            fact.Address,
            Later(fact.Name, before?.Name),
            fact.Port,
            Later(fact.Group, before?.Group),
            fact.Sinkhole || before?.Sinkhole == true,
            Later(fact.Upstream, before?.Upstream),
            Later(fact.Protocol, before?.Protocol),
            Later(fact.ServerName, before?.ServerName),
            Later(fact.HttpHost, before?.HttpHost),
            Later(fact.HttpMethod, before?.HttpMethod),
            fact.Mismatch || before?.Mismatch == true,
            Math.Max(fact.BytesUp, before?.BytesUp ?? 0),
            Math.Max(fact.BytesDown, before?.BytesDown ?? 0),
            Math.Max(fact.DurationMs, before?.DurationMs ?? 0),
            Later(fact.Why, before?.Why),
            fact.FirstBytes.Length > 0 ? Convert.ToHexStringLower(Encoding.Latin1.GetBytes(fact.FirstBytes)) : before?.FirstBytesHex ?? "",
            fact.Stage == "end" || before?.Ended == true,
            [.. before?.Observations ?? [], observation.Sequence]);
    }

    private static string Later(string now, string? before) => now.Length > 0 ? now : before ?? "";
}
