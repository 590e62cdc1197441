using System.Text.Json;
using System.Text.Json.Serialization;
using InterpreterGuard.Client.Transport;

namespace InterpreterGuard.Client;

/// <summary>Something the host told. What a newer host says beyond what this client knows is in <see cref="Json"/>.</summary>
public abstract record GuardAnswer
{
    /// <summary>The answer as it came.</summary>
    [JsonIgnore]
    public JsonElement Json { get; internal set; }

    /// <summary>Reads an answer of the API that came another way than by a <see cref="GuardClient"/>.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public static T Read<T>(JsonElement json)
        where T : GuardAnswer => Wire.Read<T>(json);
}
