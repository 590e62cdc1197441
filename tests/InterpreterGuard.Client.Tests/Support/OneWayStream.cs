using System.Text;

namespace InterpreterGuard.Client.Tests.Support;

/// <summary>A stream that cannot be read again, like a pipe.</summary>
public sealed class OneWayStream(string text) : MemoryStream(Encoding.UTF8.GetBytes(text))
{
    public override bool CanSeek => false;
}
