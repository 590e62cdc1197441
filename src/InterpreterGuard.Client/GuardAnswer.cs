using System.Text.Json;
using System.Text.Json.Serialization;

namespace InterpreterGuard.Client;

/// <summary>Something the host told. What a newer host says beyond what this client knows is in <see cref="Json"/>.</summary>
public abstract record GuardAnswer
{
    /// <summary>The answer as it came.</summary>
    [JsonIgnore]
    public JsonElement Json { get; internal set; }
}
