using System.Net;
using System.Text.Json;

namespace InterpreterGuard.Containment.Tests.Hosting;

/// <summary>An answer of the host to an execution, as the wire has it.</summary>
public sealed record Answer(HttpStatusCode Code, TimeSpan? RetryAfter, JsonElement Body, TimeSpan Took)
{
    public string Id => Body.GetProperty("id").GetString()!;

    public string Status => Body.GetProperty("status").GetString()!;

    public int? ExitCode => Number("exit_code");

    public int? Signal => Number("signal");

    public string Stdout => Body.GetProperty("stdout").GetString()!;

    public string Stderr => Body.GetProperty("stderr").GetString()!;

    public bool Truncated => Body.GetProperty("truncated").GetBoolean();

    public JsonElement Security => Body.GetProperty("security");

    public IReadOnlyList<JsonElement> Findings => [.. Security.GetProperty("findings").EnumerateArray()];

    public IReadOnlyList<JsonElement> Detections => [.. Security.GetProperty("detections").EnumerateArray()];

    public string? IncidentId => Security.TryGetProperty("incident_id", out var id) ? id.GetString() : null;

    public override string ToString() => $"{(int)Code} {Body}";

    private int? Number(string name) => Body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetInt32() : null;
}
