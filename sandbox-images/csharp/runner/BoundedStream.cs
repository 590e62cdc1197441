namespace InterpreterGuard.CSharpRunner;

/// <summary>Memory that does not grow beyond its bound.</summary>
internal sealed class BoundedStream(int bytesMax) : MemoryStream
{
    public override void Write(byte[] buffer, int offset, int count)
    {
        Check(count);
        base.Write(buffer, offset, count);
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        Check(buffer.Length);
        base.Write(buffer);
    }

    private void Check(int more)
    {
        if (Length + more > bytesMax)
            throw new IOException("The value is larger than a result may be.");
    }
}
