namespace InterpreterGuard.CSharpRunner;

/// <summary>Bytes that begin as a picture are one.</summary>
internal static class Pictures
{
    private static ReadOnlySpan<byte> PngStart => [0x89, (byte)'P', (byte)'N', (byte)'G'];

    private static ReadOnlySpan<byte> JpegStart => [0xFF, 0xD8, 0xFF];

    public static (string? Mime, string? Base64) Of(ReadOnlySpan<byte> bytes)
    {
        var mime = bytes.StartsWith(PngStart) ? "image/png" : bytes.StartsWith(JpegStart) ? "image/jpeg" : null;
        return (mime, mime is null ? null : Convert.ToBase64String(bytes));
    }
}
