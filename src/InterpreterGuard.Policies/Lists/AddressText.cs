namespace InterpreterGuard.Policies.Lists;

/// <summary>Reads an address without making an object of it: conditions run while a watched process waits.</summary>
internal static class AddressText
{
    private const int GroupsMax = 8;

    /// <summary>The 128 bits of an IPv6 address; an IPv4 one as <c>::ffff:a.b.c.d</c>.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, out UInt128 bits)
    {
        bits = default;
        if (!text.Contains(':'))
        {
            if (!TryReadFour(text, out var four))
                return false;
            bits = ((UInt128)0xFFFF << 32) | four;
            return true;
        }
        return TryReadSix(text, out bits);
    }

    private static bool TryReadFour(ReadOnlySpan<char> text, out uint bits)
    {
        bits = 0;
        var parts = 0;
        foreach (var range in text.Split('.'))
        {
            var part = text[range];
            if (++parts > 4 || part.Length is 0 or > 3 || !byte.TryParse(part, out var value))
                return false;
            bits = (bits << 8) | value;
        }
        return parts == 4;
    }

    private static bool TryReadSix(ReadOnlySpan<char> text, out UInt128 bits)
    {
        bits = default;
        var scope = text.IndexOf('%');
        if (scope >= 0)
            text = text[..scope];
        Span<ushort> groups = stackalloc ushort[GroupsMax];
        var gap = text.IndexOf("::", StringComparison.Ordinal);
        if (gap < 0)
            return TryReadGroups(text, groups, out var all) && all == GroupsMax && Join(groups, out bits);
        Span<ushort> tail = stackalloc ushort[GroupsMax];
        if (!TryReadGroups(text[..gap], groups, out var before) || !TryReadGroups(text[(gap + 2)..], tail, out var after) || before + after >= GroupsMax)
            return false;
        tail[..after].CopyTo(groups[(GroupsMax - after)..]);
        return Join(groups, out bits);
    }

    private static bool TryReadGroups(ReadOnlySpan<char> text, Span<ushort> groups, out int count)
    {
        count = 0;
        if (text.IsEmpty)
            return true;
        foreach (var range in text.Split(':'))
        {
            var part = text[range];
            if (part.Contains('.') && range.End.GetOffset(text.Length) == text.Length && count <= GroupsMax - 2 && TryReadFour(part, out var four))
            {
                groups[count++] = (ushort)(four >> 16);
                groups[count++] = (ushort)four;
                continue;
            }
            if (count == GroupsMax || part.Length is 0 or > 4
                || !ushort.TryParse(part, System.Globalization.NumberStyles.AllowHexSpecifier, null, out groups[count++]))
                return false;
        }
        return true;
    }

    private static bool Join(ReadOnlySpan<ushort> groups, out UInt128 bits)
    {
        bits = 0;
        foreach (var group in groups)
            bits = (bits << 16) | group;
        return true;
    }
}
