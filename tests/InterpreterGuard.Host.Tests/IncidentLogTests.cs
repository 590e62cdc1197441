using System.Text.Json;
using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Facts;

namespace InterpreterGuard.Host.Tests;

/// <summary>Who looks for an incident's id in the log's JSON lines finds what was done about it.</summary>
[Collection(nameof(AloneCollection))]
public sealed class IncidentLogTests : IDisposable
{
    private static readonly string[] Wanted = ["ExecutionEnded", "IncidentOpened", "IncidentStepTaken", "/v1/incidents/{id}", "/v1/incidents/{id}/decisions"];
    private readonly RunningHost _host = new();

    public IncidentLogTests()
    {
        _host.CreateClient();
        _host.Policy.With("IG1001", "Forbidden import", RuleAction.Deny, Severity.High, fact => fact is CodeImport { Module: "evil" });
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Lines_of_an_incident_carry_its_id()
    {
        var (_, answer) = await RunningHost.PostAsync(_host.As("agent"), "/v1/executions", new { language = "python", code = "import evil" });
        var id = answer.GetProperty("security").GetProperty("incident_id").GetString()!;
        await RunningHost.PostAsync(_host.As("reviewer"), $"/v1/incidents/{id}/decisions", new { action = "decide", disposition = "true_positive", note = "Seen." });
        await RunningHost.ReadAsync(await _host.As("reviewer").GetAsync($"/v1/incidents/{id}", Stop));

        var found = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < 100 && !found.IsSupersetOf(Wanted); i++)
        {
            await Task.Delay(50, Stop);
            found = [.. (await LinesAsync()).Where(line => Text(line, "IncidentId") == id).Select(line => Text(line, "Route") ?? line.GetProperty("EventId").GetProperty("Name").GetString()!)];
        }

        Assert.Superset(Wanted.ToHashSet(StringComparer.Ordinal), found);
    }

    private static string? Text(JsonElement line, string name) => line.TryGetProperty(name, out var value) ? value.GetString() : null;

    private async Task<IReadOnlyList<JsonElement>> LinesAsync()
    {
        var file = Directory.EnumerateFiles(Path.Combine(_host.Data, "logs"), "*.jsonl").Single();
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        return [.. (await new StreamReader(stream).ReadToEndAsync(Stop)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
    }
}
