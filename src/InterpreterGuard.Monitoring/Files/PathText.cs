namespace InterpreterGuard.Monitoring.Files;

/// <summary>Paths as bytes, handled by their text alone.</summary>
internal static class PathText
{
    /// <summary>Longest path the kernel takes.</summary>
    public const int Max = 4096;

    /// <summary>Writes <paramref name="path"/>, beneath <paramref name="folder"/> when it is relative, without empty, <c>.</c> and <c>..</c> parts. Returns the length.</summary>
    public static int Normalise(ReadOnlySpan<byte> folder, ReadOnlySpan<byte> path, Span<byte> into)
    {
        var length = path.StartsWith("/"u8) ? 0 : Append(folder, 0, into);
        length = Append(path, length, into);
        if (length == 0)
            into[length++] = (byte)'/';
        return length;
    }

    /// <summary>The last part.</summary>
    public static ReadOnlySpan<byte> Name(ReadOnlySpan<byte> path) => path[(path.LastIndexOf((byte)'/') + 1)..];

    private static int Append(ReadOnlySpan<byte> path, int length, Span<byte> into)
    {
        while (!path.IsEmpty)
        {
            var end = path.IndexOf((byte)'/');
            var part = end < 0 ? path : path[..end];
            path = end < 0 ? default : path[(end + 1)..];
            if (part.IsEmpty || part.SequenceEqual("."u8))
                continue;
            if (part.SequenceEqual(".."u8))
            {
                length = Math.Max(0, into[..length].LastIndexOf((byte)'/'));
                continue;
            }

            if (length + part.Length + 1 > into.Length)
                return length;
            into[length++] = (byte)'/';
            part.CopyTo(into[length..]);
            length += part.Length;
        }

        return length;
    }
}
