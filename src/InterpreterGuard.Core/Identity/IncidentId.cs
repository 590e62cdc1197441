namespace InterpreterGuard.Core.Identity;

/// <summary>Names one incident.</summary>
public readonly record struct IncidentId(Guid Value)
{
    private const string Prefix = "inc";

    /// <summary>A new id, made from the time and random bits.</summary>
    public static IncidentId New(TimeProvider time) => new(Guid.CreateVersion7(time.GetUtcNow()));

    /// <summary>Reads what <see cref="ToString"/> wrote. Anything else is <see langword="false"/>.</summary>
    public static bool TryParse(string? text, out IncidentId id)
    {
        var read = IdText.TryRead(Prefix, text, out var value);
        id = new(value);
        return read;
    }

    /// <summary><c>inc_</c> and 32 hexadecimal digits.</summary>
    public override string ToString() => IdText.Write(Prefix, Value);
}
