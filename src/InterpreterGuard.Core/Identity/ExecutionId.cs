namespace InterpreterGuard.Core.Identity;

/// <summary>Names one execution, everywhere and for ever. Sorts by the time it was made.</summary>
public readonly record struct ExecutionId(Guid Value)
{
    private const string Prefix = "exe";

    /// <summary>A new id, made from the time and random bits.</summary>
    public static ExecutionId New(TimeProvider time) => new(Guid.CreateVersion7(time.GetUtcNow()));

    /// <summary>Reads what <see cref="ToString"/> wrote. Anything else is <see langword="false"/>.</summary>
    public static bool TryParse(string? text, out ExecutionId id)
    {
        var read = IdText.TryRead(Prefix, text, out var value);
        id = new(value);
        return read;
    }

    /// <summary><c>exe_</c> and 32 hexadecimal digits.</summary>
    public override string ToString() => IdText.Write(Prefix, Value);
}
