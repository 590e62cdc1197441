namespace InterpreterGuard.Core.Identity;

/// <summary>Names one session. Sorts by the time it was opened.</summary>
public readonly record struct SessionId(Guid Value)
{
    private const string Prefix = "ses";

    /// <summary>A new id, made from the time and random bits.</summary>
    public static SessionId New(TimeProvider time) => new(Guid.CreateVersion7(time.GetUtcNow()));

    /// <summary>Reads what <see cref="ToString"/> wrote. Anything else is <see langword="false"/>.</summary>
    public static bool TryParse(string? text, out SessionId id)
    {
        var read = IdText.TryRead(Prefix, text, out var value);
        id = new(value);
        return read;
    }

    /// <summary><c>ses_</c> and 32 hexadecimal digits.</summary>
    public override string ToString() => IdText.Write(Prefix, Value);
}
