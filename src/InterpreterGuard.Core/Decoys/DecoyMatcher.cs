using System.Buffers.Binary;
using System.Numerics;

namespace InterpreterGuard.Core.Decoys;

/// <summary>
/// All patterns of a sandbox's decoys at once. Every pattern is longer than two windows, so it is enough to look at the text once a window: each window of a pattern, wherever it may fall, is in one
/// table. Time is linear in the text whatever it holds.
/// </summary>
internal sealed class DecoyMatcher
{
    /// <summary>Longest part of a pattern that is compared. With less than this of a text, nothing is missed.</summary>
    public const int PatternMax = 32;

    private const int Window = sizeof(ulong);
    private const int PatternMin = (2 * Window) - 1;
    private const int MaybeBits = 16;

    private readonly List<(byte[] Pattern, int Kind)> _patterns = [];
    private readonly List<DecoyHit> _kinds = [];
    // A bit for each hash that is in the table: it fits the nearest cache, and most of a text is none of ours.
    private readonly ulong[] _maybe = new ulong[1 << (MaybeBits - 6)];
    private readonly ulong[] _windows;
    private readonly int[] _entries;
    private readonly int _shift;

    /// <param name="marks">Values of at least 15 letters and digits.</param>
    public DecoyMatcher(IEnumerable<(Decoy Decoy, string Mark)> marks)
    {
        foreach (var (decoy, mark) in marks)
        {
            foreach (var (word, pattern) in DecoyEncodings.Of(mark).Where(written => written.Pattern.Length >= PatternMin))
                _patterns.Add((pattern[..Math.Min(pattern.Length, PatternMax)], KindOf(new(decoy, word))));
        }

        var size = (int)BitOperations.RoundUpToPowerOf2((uint)(_patterns.Count * Window * 2));
        _shift = 64 - BitOperations.Log2((uint)size);
        _windows = new ulong[size];
        _entries = new int[size];
        for (var pattern = 0; pattern < _patterns.Count; pattern++)
        {
            for (var offset = 0; offset < Window; offset++)
                Enter(BinaryPrimitives.ReadUInt64LittleEndian(_patterns[pattern].Pattern.AsSpan(offset)), (pattern * Window) + offset + 1);
        }
    }

    /// <summary>What can be found, each under its number; at most 128.</summary>
    public IReadOnlyList<DecoyHit> Kinds => _kinds;

    /// <summary>The kinds of the patterns in a folded text, a bit for each.</summary>
    public UInt128 Find(ReadOnlySpan<byte> folded)
    {
        var found = UInt128.Zero;
        for (var at = 0; at + Window <= folded.Length; at += Window)
        {
            var window = BinaryPrimitives.ReadUInt64LittleEndian(folded[at..]);
            if (!Maybe(window))
                continue;
            for (var slot = SlotOf(window); _entries[slot] != 0; slot = (slot + 1) & (_entries.Length - 1))
            {
                if (_windows[slot] == window && Stands(folded, at, _entries[slot] - 1) is var kind and >= 0)
                    found |= UInt128.One << kind;
            }
        }

        return found;
    }

    // Windows of different patterns may be equal, but only by chance: values are random.
    private int Stands(ReadOnlySpan<byte> folded, int at, int entry)
    {
        var (pattern, kind) = _patterns[entry / Window];
        var start = at - (entry % Window);
        return start >= 0 && start + pattern.Length <= folded.Length && folded.Slice(start, pattern.Length).SequenceEqual(pattern) ? kind : -1;
    }

    private int KindOf(DecoyHit hit)
    {
        var kind = _kinds.IndexOf(hit);
        if (kind >= 0)
            return kind;
        _kinds.Add(hit);
        return _kinds.Count - 1;
    }

    private void Enter(ulong window, int entry)
    {
        var slot = SlotOf(window);
        while (_entries[slot] != 0)
            slot = (slot + 1) & (_entries.Length - 1);
        (_windows[slot], _entries[slot]) = (window, entry);
        var bit = Hash(window) >> (64 - MaybeBits);
        _maybe[bit >> 6] |= 1UL << (int)(bit & 63);
    }

    private bool Maybe(ulong window)
    {
        var bit = Hash(window) >> (64 - MaybeBits);
        return (_maybe[bit >> 6] >> (int)(bit & 63) & 1) != 0;
    }

    private int SlotOf(ulong window) => (int)(Hash(window) >> _shift);

    private static ulong Hash(ulong window) => window * 0x9E3779B97F4A7C15UL;
}
