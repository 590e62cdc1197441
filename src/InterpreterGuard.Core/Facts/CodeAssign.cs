using System.Text.Json.Serialization;

namespace InterpreterGuard.Core.Facts;

/// <summary>
/// Something gets a value by name: a variable, an attribute, an element with a constant key, an entry of a literal, a parameter's default, a shell variable. Told where the value is known
/// at least in part, or where it is known what gave it.
/// </summary>
public sealed record CodeAssign : CodeFact
{
    public const string KindName = "code.assign";

    [JsonIgnore]
    public override string Kind => KindName;

    /// <summary>What gets it, as far as it is resolved: <c>password</c>, <c>.innerHTML</c>, <c>os.environ.PATH</c>; of a literal's entry, its key.</summary>
    public required string Name { get; init; }

    /// <summary>What is known of the value, with <c>…</c> for what is not; <c>True</c>, <c>False</c> and numbers as in calls; empty when only <see cref="From"/> is known.</summary>
    public required string Value { get; init; }

    /// <summary>True when all of the value is known.</summary>
    public bool Constant { get; init; }

    /// <summary>The resolved name of what gave the value, such as <c>random.choice</c>; empty for a constant.</summary>
    public string From { get; init; } = "";
}
