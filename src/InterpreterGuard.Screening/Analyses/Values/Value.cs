using InterpreterGuard.Screening.Analyses.Flows;

namespace InterpreterGuard.Screening.Analyses.Values;

/// <summary>What is known of an expression without running it. Nothing known is <see langword="null"/>.</summary>
internal abstract record Value
{
    /// <summary>Where it came from; <see langword="null"/> for what the code itself made. A container has what its elements have.</summary>
    public Origins? Origins { get; init; }

    /// <summary>A value with where it came from beside what it has already.</summary>
    public static Value? From(Value? value, Origins? origins)
    {
        if (origins is null)
            return value;
        return value switch
        {
            null => new OutsideValue(origins),
            // The program's own functions and classes stay what they are, whoever hands them on.
            FunctionValue or ClassValue or ObjectValue or CodeValue { Source: null } => value,
            _ => value with { Origins = Origins.Join(value.Origins, origins) },
        };
    }

    /// <summary>Something more of it is known than where it came from.</summary>
    public static bool IsKnown(Value? value) => value is not (null or OutsideValue);

    /// <summary>One of two values: the first that is known, and where both came from.</summary>
    public static Value? Either(Value? first, Value? second) =>
        IsKnown(first) || !IsKnown(second) ? From(first ?? second, second?.Origins) : From(second, first?.Origins);
}
