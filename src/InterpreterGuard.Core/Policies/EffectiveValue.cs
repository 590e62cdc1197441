namespace InterpreterGuard.Core.Policies;

/// <summary>A value that holds.</summary>
/// <param name="Key">The key it stands under.</param>
/// <param name="Value">The value as text.</param>
/// <param name="Source">File and line that set it, or <see cref="BuiltIn"/>.</param>
/// <param name="Replaced">What earlier layers said, latest first.</param>
public sealed record EffectiveValue(string Key, string Value, string Source, IReadOnlyList<ReplacedValue> Replaced)
{
    /// <summary>The source of what holds where no file says anything.</summary>
    public const string BuiltIn = "built in";
}
