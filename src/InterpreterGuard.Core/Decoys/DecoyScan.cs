namespace InterpreterGuard.Core.Decoys;

/// <summary>
/// Looks for decoys' values in one stream of bytes, piece by piece; a value may be cut anywhere. Each way of writing a decoy is told once a stream, however often it comes. Holds four kilobytes once something came. One
/// thread at a time.
/// </summary>
public sealed class DecoyScan
{
    private const int Piece = 4096;
    private const int Carried = DecoyMatcher.PatternMax - 1;

    private readonly DecoyMatcher _matcher;
    private byte[] _folded = [];
    private int _have;
    private UInt128 _told;

    internal DecoyScan(DecoyMatcher matcher) => _matcher = matcher;

    /// <summary>Takes the next bytes and says what came by for the first time.</summary>
    public IReadOnlyList<DecoyHit> Feed(ReadOnlySpan<byte> bytes)
    {
        var found = UInt128.Zero;
        if (_folded.Length == 0 && !bytes.IsEmpty)
            _folded = new byte[Carried + Piece + Folding.Margin];
        while (!bytes.IsEmpty)
        {
            var count = Math.Min(bytes.Length, Piece);
            Take(bytes[..count]);
            found |= _matcher.Find(_folded.AsSpan(0, _have));
            bytes = bytes[count..];
            var kept = Math.Min(_have, Carried);
            _folded.AsSpan(_have - kept, kept).CopyTo(_folded);
            _have = kept;
        }

        var news = found & ~_told;
        _told |= news;
        return news == 0 ? [] : [.. _matcher.Kinds.Where((_, kind) => (news >> kind & 1) != 0)];
    }

    private void Take(ReadOnlySpan<byte> bytes) => _have += Folding.Fold(bytes, _folded.AsSpan(_have));
}
