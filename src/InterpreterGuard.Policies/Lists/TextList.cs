using System.Buffers;
using System.Collections.Frozen;

namespace InterpreterGuard.Policies.Lists;

/// <summary>A list of texts: names, paths, patterns with <c>*</c>.</summary>
public sealed class TextList : IPolicyList
{
    private readonly FrozenSet<string> _values;
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _bySpan;
    private readonly SearchValues<string> _anywhere;
    private readonly string[] _inOrder;

    internal TextList(IReadOnlyList<string> values)
    {
        _inOrder = [.. values];
        _values = values.ToFrozenSet(StringComparer.Ordinal);
        _bySpan = _values.GetAlternateLookup<ReadOnlySpan<char>>();
        _anywhere = SearchValues.Create(_inOrder, StringComparison.OrdinalIgnoreCase);
    }

    public int Count => _inOrder.Length;

    internal ReadOnlySpan<string> Values => _inOrder;

    internal bool Has(string text) => _values.Contains(text);

    internal bool Has(ReadOnlySpan<char> text) => _bySpan.Contains(text);

    internal bool IsSomewhereIn(ReadOnlySpan<char> text) => text.ContainsAny(_anywhere);
}
