namespace InterpreterGuard.Screening.Analyses.Values;

/// <summary>A text. Where it is not complete, each unknown stretch stands as <see cref="Gap"/>.</summary>
internal sealed record TextValue(string Text, bool Complete = true) : Value
{
    /// <summary>Stands for a stretch that is only known when the code runs. Plain in a shell word, and readable.</summary>
    public const char Gap = '…';

    public static readonly TextValue Unknown = new(Gap.ToString(), Complete: false);

    /// <summary>The own process's number: known only when the code runs, and no other's for certain.</summary>
    public static readonly TextValue OwnProcess = new($"{Gap}self", Complete: false);

    /// <summary>Known only when the code runs, but not empty.</summary>
    public static readonly TextValue NotEmpty = new($"{Gap}{Gap}", Complete: false);

    /// <summary>Something of it is known.</summary>
    public bool HasKnownPart => Complete || Text.Any(character => character is not Gap);
}
