using System.Numerics;

namespace InterpreterGuard.Core.Values;

/// <summary>
/// Looks for values in one stream of bytes, piece by piece; a value may be cut anywhere. Each way of writing an owner's value is told once a stream, however often it comes. Holds four kilobytes once
/// something came. One thread at a time.
/// </summary>
/// <typeparam name="TOwner">What has values.</typeparam>
public sealed class ValueScan<TOwner>
    where TOwner : notnull
{
    private const int Piece = 4096;
    private const int Carried = ValueEncodings.PatternMax - 1;

    private readonly ValueMatcher<TOwner> _matcher;
    private readonly ulong[] _told;
    private readonly ulong[] _found;
    private byte[] _folded = [];
    private int _have;

    internal ValueScan(ValueMatcher<TOwner> matcher)
    {
        _matcher = matcher;
        _told = matcher.NoKinds();
        _found = matcher.NoKinds();
    }

    /// <summary>Takes the next bytes and says what came by for the first time.</summary>
    public IReadOnlyList<ValueHit<TOwner>> Feed(ReadOnlySpan<byte> bytes)
    {
        if (_folded.Length == 0 && !bytes.IsEmpty)
            _folded = new byte[Carried + Piece + Folding.Margin];
        while (!bytes.IsEmpty)
        {
            var count = Math.Min(bytes.Length, Piece);
            _have += Folding.Fold(bytes[..count], _folded.AsSpan(_have));
            _matcher.Find(_folded.AsSpan(0, _have), _found);
            bytes = bytes[count..];
            var kept = Math.Min(_have, Carried);
            _folded.AsSpan(_have - kept, kept).CopyTo(_folded);
            _have = kept;
        }

        return _found.AsSpan().SequenceEqual(_told) ? [] : News();
    }

    private List<ValueHit<TOwner>> News()
    {
        var news = new List<ValueHit<TOwner>>();
        for (var word = 0; word < _found.Length; word++)
        {
            for (var bits = _found[word] & ~_told[word]; bits != 0; bits &= bits - 1)
                news.Add(_matcher.Kinds[(word * ValueMatcher<TOwner>.WordBits) + BitOperations.TrailingZeroCount(bits)]);
            _told[word] = _found[word];
        }

        return news;
    }
}
