namespace InterpreterGuard.Client;

/// <summary>A picture that code handed back.</summary>
/// <param name="MediaType">Such as <c>image/png</c>.</param>
/// <param name="Bytes">The encoded picture. Strangers' bytes: what opens them should be careful.</param>
public sealed record ResultImage(string MediaType, ReadOnlyMemory<byte> Bytes)
{
    internal static ResultImage? Of(IReadOnlyDictionary<string, string> data, string mediaType)
    {
        if (!data.TryGetValue(mediaType, out var encoded))
            return null;
        var bytes = new byte[encoded.Length * 3 / 4 + 3];
        return Convert.TryFromBase64String(encoded, bytes, out var written) ? new(mediaType, bytes.AsMemory(0, written)) : null;
    }
}
