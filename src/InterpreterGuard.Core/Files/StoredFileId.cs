using InterpreterGuard.Core.Identity;

namespace InterpreterGuard.Core.Files;

/// <summary>Names one stored file, everywhere and for ever. Sorts by the time it was made.</summary>
public readonly record struct StoredFileId(Guid Value)
{
    private const string Prefix = "fil";

    /// <summary>A new id, made from the time and random bits.</summary>
    public static StoredFileId New(TimeProvider time) => new(Guid.CreateVersion7(time.GetUtcNow()));

    /// <summary>Reads what <see cref="ToString"/> wrote. Anything else is <see langword="false"/>.</summary>
    public static bool TryParse(string? text, out StoredFileId id)
    {
        var read = IdText.TryRead(Prefix, text, out var value);
        id = new(value);
        return read;
    }

    /// <summary><c>fil_</c> and 32 hexadecimal digits.</summary>
    public override string ToString() => IdText.Write(Prefix, Value);
}
