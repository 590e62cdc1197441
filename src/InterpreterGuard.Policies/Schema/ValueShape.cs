namespace InterpreterGuard.Policies.Schema;

/// <summary>What may stand behind a key: what the readers take, the schemas show to editors and the reference to people.</summary>
internal abstract record ValueShape
{
    /// <summary>One line of text.</summary>
    /// <param name="Pattern">A regular expression it matches; <see langword="null"/> for any text.</param>
    public sealed record Text(string? Pattern = null) : ValueShape;

    /// <summary>Text that may look like a number or like true: quotes make no difference.</summary>
    public sealed record Scalar : ValueShape;

    /// <summary>A condition: a C# expression that is true or false.</summary>
    public sealed record Condition : ValueShape;

    /// <summary>A kind of fact.</summary>
    public sealed record Kind : ValueShape;

    /// <summary>One of some words.</summary>
    public sealed record Word(params string[] Words) : ValueShape;

    /// <summary>true or false.</summary>
    public sealed record YesNo : ValueShape;

    /// <summary>Bytes with their unit.</summary>
    public sealed record Size(long Min, long Max) : ValueShape;

    /// <summary>A time with its unit.</summary>
    public sealed record Time(TimeSpan Min, TimeSpan Max) : ValueShape;

    /// <summary>A whole number.</summary>
    public sealed record Whole(int Min, int Max) : ValueShape;

    /// <summary>A number.</summary>
    public sealed record Number(double Min, double Max) : ValueShape;

    /// <summary>A list.</summary>
    public sealed record List(ValueShape Item) : ValueShape;

    /// <summary>Values under names of the writer's choice.</summary>
    /// <param name="Pattern">What names look like.</param>
    /// <param name="Value">What stands under each.</param>
    public sealed record Named(string Pattern, ValueShape Value) : ValueShape;

    /// <summary>Known keys.</summary>
    public sealed record Mapping(MappingShape Shape) : ValueShape;

    /// <summary>One of several.</summary>
    public sealed record Either(params ValueShape[] Shapes) : ValueShape;

    /// <summary>A sample of a rule: the name of a source file, or a fact with the fields of the kind the rule is about.</summary>
    public sealed record Sample : ValueShape;
}
