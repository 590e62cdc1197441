namespace InterpreterGuard.Monitoring.Network.Protocols;

/// <summary>Counts whom a mail client names as recipients, in a dialogue that comes in pieces of any size. One loop at a time.</summary>
internal sealed class MailRecipients
{
    private static ReadOnlySpan<byte> Command => "RCPT TO:"u8;

    private int _matched;

    /// <summary>Recipients named so far.</summary>
    public long Count { get; private set; }

    /// <summary>Takes the next bytes. Letters of either case are the same in a command.</summary>
    public void Take(ReadOnlySpan<byte> bytes)
    {
        foreach (var given in bytes)
        {
            var letter = given is >= (byte)'a' and <= (byte)'z' ? (byte)(given - 32) : given;

            // No part of the command but its first letter begins it anew.
            _matched = letter == Command[_matched] ? _matched + 1 : letter == Command[0] ? 1 : 0;
            if (_matched < Command.Length)
                continue;
            Count++;
            _matched = 0;
        }
    }
}
