using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace InterpreterGuard.Core.Values;

/// <summary>
/// All patterns of some values at once. Every pattern is longer than two windows, so it is enough to look at the text once a window: each window of a pattern, wherever it may fall, is in one
/// table. Time is linear in the text whatever it holds.
/// </summary>
/// <typeparam name="TOwner">What has values.</typeparam>
internal sealed class ValueMatcher<TOwner>
    where TOwner : notnull
{
    /// <summary>Kinds in one word of those that were found.</summary>
    public const int WordBits = 64;

    private const int Window = sizeof(ulong);
    private const int MaybeBits = 16;

    private readonly IReadOnlyList<(byte[] Pattern, int Kind)> _patterns;
    private readonly IReadOnlyList<ValueHit<TOwner>> _kinds;
    // A bit for each hash that is in the table: it fits the nearest cache, and most of a text is none of ours.
    private readonly ulong[] _maybe = new ulong[1 << (MaybeBits - 6)];
    private readonly ulong[] _windows;
    private readonly int[] _entries;
    private readonly int _shift;

    private ValueMatcher(IReadOnlyList<(byte[] Pattern, int Kind)> patterns, IReadOnlyList<ValueHit<TOwner>> kinds)
    {
        (_patterns, _kinds) = (patterns, kinds);
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(_patterns.Count * Window * 2, 2));
        _shift = 64 - BitOperations.Log2((uint)size);
        _windows = new ulong[size];
        _entries = new int[size];
        for (var pattern = 0; pattern < _patterns.Count; pattern++)
        {
            for (var offset = 0; offset < Window; offset++)
                Enter(BinaryPrimitives.ReadUInt64LittleEndian(_patterns[pattern].Pattern.AsSpan(offset)), (pattern * Window) + offset + 1);
        }
    }

    /// <summary>A matcher of these marks.</summary>
    /// <param name="marks">Parts of values, of at least 15 letters and digits each.</param>
    public static ValueMatcher<TOwner> Of(IEnumerable<(TOwner Owner, string Mark)> marks)
    {
        var patterns = new List<(byte[] Pattern, int Kind)>();
        var kinds = new Dictionary<ValueHit<TOwner>, int>();
        foreach (var (owner, mark) in marks)
        {
            foreach (var (word, pattern) in ValueEncodings.Of(mark).Where(written => written.Pattern.Length >= ValueEncodings.LettersMin))
            {
                var hit = new ValueHit<TOwner>(owner, word);
                if (!kinds.TryGetValue(hit, out var kind))
                    kinds[hit] = kind = kinds.Count;
                patterns.Add((pattern[..Math.Min(pattern.Length, ValueEncodings.PatternMax)], kind));
            }
        }

        return new(patterns, [.. kinds.OrderBy(kind => kind.Value).Select(kind => kind.Key)]);
    }

    /// <summary>The same without some of what it finds.</summary>
    public ValueMatcher<TOwner> Without(IReadOnlySet<ValueHit<TOwner>> hits) => hits.Count == 0 ? this : new([.. _patterns.Where(pattern => !hits.Contains(_kinds[pattern.Kind]))], _kinds);

    /// <summary>What can be found, each under its number.</summary>
    public IReadOnlyList<ValueHit<TOwner>> Kinds => _kinds;

    /// <summary>Room for a bit for each kind.</summary>
    public ulong[] NoKinds() => new ulong[(_kinds.Count + WordBits - 1) / WordBits];

    /// <summary>Sets the bit of each kind that has a pattern in a folded text.</summary>
    // As with Folding.Fold: every byte comes through here.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Find(ReadOnlySpan<byte> folded, Span<ulong> found)
    {
        for (var at = 0; at + Window <= folded.Length; at += Window)
        {
            var window = BinaryPrimitives.ReadUInt64LittleEndian(folded[at..]);
            if (!Maybe(window))
                continue;
            for (var slot = SlotOf(window); _entries[slot] != 0; slot = (slot + 1) & (_entries.Length - 1))
            {
                if (_windows[slot] == window && Stands(folded, at, _entries[slot] - 1) is var kind and >= 0)
                    found[kind / WordBits] |= 1UL << (kind % WordBits);
            }
        }
    }

    // Windows of different patterns may be equal, but only by chance: values are random.
    private int Stands(ReadOnlySpan<byte> folded, int at, int entry)
    {
        var (pattern, kind) = _patterns[entry / Window];
        var start = at - (entry % Window);
        return start >= 0 && start + pattern.Length <= folded.Length && folded.Slice(start, pattern.Length).SequenceEqual(pattern) ? kind : -1;
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
