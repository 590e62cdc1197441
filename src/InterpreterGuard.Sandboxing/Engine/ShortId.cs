namespace InterpreterGuard.Sandboxing.Engine;

/// <summary>Container ids as people read them.</summary>
internal static class ShortId
{
    private const int Length = 12;

    public static string Of(string id)
    {
        var hex = id.StartsWith("sha256:", StringComparison.Ordinal) ? id[7..] : id;
        return hex.Length <= Length ? hex : hex[..Length];
    }
}
