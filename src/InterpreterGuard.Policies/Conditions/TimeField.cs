namespace InterpreterGuard.Policies.Conditions;

/// <summary>Something about the time of a fact that a condition can name.</summary>
/// <param name="Name">Its name in snake_case.</param>
/// <param name="SourceType">Its type, as C# source.</param>
/// <param name="SourceGetter">How it is read from the variable <c>_memory</c>, as C# source.</param>
/// <param name="Description">Meaning and unit.</param>
public sealed record TimeField(string Name, string SourceType, string SourceGetter, string Description)
{
    /// <summary>Every field.</summary>
    public static IReadOnlyList<TimeField> All { get; } =
    [
        new("hour", "int", "_memory.Hour", "The hour the fact was seen in, 0 to 23, UTC."),
        new("weekday", "int", "_memory.Weekday", "The day the fact was seen on, 1 is Monday, 7 is Sunday, UTC."),
        new("elapsed", "double", "_memory.Elapsed", "Seconds from the receipt of the submission to the fact; 0 for what is read in source."),
    ];
}
