using System.ComponentModel;
using System.Text.RegularExpressions;
using InterpreterGuard.Policies.Conditions.Patterns;
using InterpreterGuard.Policies.Lists;

namespace InterpreterGuard.Policies.Conditions;

/// <summary>
/// Everything a condition can call beside <c>Contains</c>, <c>StartsWith</c> and <c>EndsWith</c> of a text. Public because compiled conditions live in an
/// assembly of their own. None but <see cref="BacktracksBadly"/> allocates, none throws for what a fact holds, none does more than read its arguments.
/// </summary>
public static class ConditionHelpers
{
    [Description("The text is one of the list's values.")]
    public static bool In(this string text, TextList list) => text is not null && list.Has(text);

    [Description("The address lies in one of the list's networks.")]
    public static bool In(this string address, AddressList list) => address is not null && list.Has(address);

    [Description("The address lies in the network, a constant such as \"10.0.0.0/8\".")]
    public static bool InNetwork(this string address, AddressList network) => address is not null && network.Has(address);

    [Description("The address is one of the Internet's: neither private, loopback, link-local, multicast nor reserved. False for what is no address.")]
    public static bool IsPublic(this string address) => address is not null && AddressText.TryRead(address, out _) && !SpecialAddresses.NotPublic.Has(address);

    [Description("The address is one of an inner network's: 10/8, 172.16/12, 192.168/16, 100.64/10 or fc00::/7.")]
    public static bool IsPrivate(this string address) => address is not null && SpecialAddresses.Private.Has(address);

    [Description("The port is in the list.")]
    public static bool In(this int port, PortList list) => list.Has(port);

    [Description("The text holds the other one, in any case.")]
    public static bool ContainsIgnoringCase(this string text, string part) => text is not null && text.Contains(part, StringComparison.OrdinalIgnoreCase);

    [Description("The texts are the same, in any case.")]
    public static bool EqualsIgnoringCase(this string text, string other) => string.Equals(text, other, StringComparison.OrdinalIgnoreCase);

    [Description("The text holds one of the list's values, in any case.")]
    public static bool ContainsAny(this string text, TextList list) => text is not null && list.IsSomewhereIn(text);

    [Description("The text begins with one of the list's values.")]
    public static bool StartsWithAny(this string text, TextList list)
    {
        foreach (var value in list.Values)
        {
            if (text is not null && text.StartsWith(value, StringComparison.Ordinal))
                return true;
        }
        return false;
    }

    [Description("The text ends with one of the list's values.")]
    public static bool EndsWithAny(this string text, TextList list)
    {
        foreach (var value in list.Values)
        {
            if (text is not null && text.EndsWith(value, StringComparison.Ordinal))
                return true;
        }
        return false;
    }

    [Description("The regular expression matches somewhere in the text. The pattern must be a constant; back-references and look-arounds are not available.")]
    public static bool Matches(this string text, Regex pattern) => text is not null && pattern.IsMatch(text);

    [Description("The text's first word, without the folder before it, is in the list.")]
    public static bool FirstWordIn(this string text, TextList list)
    {
        var words = text.AsSpan().TrimStart();
        var end = words.IndexOfAny(' ', '\t', '\n');
        var first = end < 0 ? words : words[..end];
        return list.Has(first[(first.LastIndexOf('/') + 1)..]);
    }

    [Description("The path's last part is in the list.")]
    public static bool FileNameIn(this string path, TextList list) =>
        path is not null && list.Has(path.AsSpan(path.LastIndexOf('/') + 1));

    [Description("The path is the folder or lies in it.")]
    public static bool Under(this string path, string folder) =>
        path is not null && path.StartsWith(folder, StringComparison.Ordinal)
        && (path.Length == folder.Length || folder.EndsWith('/') || path[folder.Length] == '/');

    [Description("The path is one of the list's folders or lies in one.")]
    public static bool UnderAny(this string path, TextList list)
    {
        foreach (var folder in list.Values)
        {
            if (path.Under(folder))
                return true;
        }
        return false;
    }

    [Description("The path lies directly in the folder.")]
    public static bool DirectlyIn(this string path, string folder) =>
        path is not null && path.Under(folder) && path.Length > folder.Length
        && path.LastIndexOf('/') == (folder.EndsWith('/') ? folder.Length - 1 : folder.Length);

    [Description("A part of the path begins with a dot.")]
    public static bool IsHidden(this string path) => path is not null && (path.StartsWith('.') || path.Contains("/.", StringComparison.Ordinal));

    [Description("The path has the shape: * is any part of one name, ** any part of a path, ? one character.")]
    public static bool Glob(this string path, string pattern) => path is not null && GlobPattern.Matches(pattern, path);

    [Description("The path has one of the list's shapes.")]
    public static bool GlobAny(this string path, TextList list)
    {
        foreach (var pattern in list.Values)
        {
            if (path.Glob(pattern))
                return true;
        }
        return false;
    }

    [Description("Bits of information per character, 0 to about 7: English is near 4, base64 of noise near 6.")]
    public static double Entropy(this string text)
    {
        if (string.IsNullOrEmpty(text))
            return 0;
        Span<int> counts = stackalloc int[128];
        foreach (var character in text)
            counts[character & 127]++;
        var entropy = 0.0;
        foreach (var count in counts)
        {
            if (count > 0)
                entropy -= (double)count / text.Length * Math.Log2((double)count / text.Length);
        }
        return entropy;
    }

    [Description("Read as a regular expression, the text has a repetition within a repetition that takes the same text in many ways: matching can take for ever.")]
    public static bool BacktracksBadly(this string pattern) => pattern is not null && Backtracking.IsBad(pattern);

    [Description("One of the bits is set: mode.HasAnyBit(0xC00) is set-user-id or set-group-id.")]
    public static bool HasAnyBit(this int number, int bits) => number != -1 && (number & bits) != 0;

    [Description("The item at a place, counted from 0; empty text where there is none or it is not constant.")]
    public static string At(this IReadOnlyList<string> items, int place) => place >= 0 && place < items.Count ? items[place] ?? "" : "";

    [Description("The number at a place, counted from 0; 0 where there is none.")]
    public static ulong At(this IReadOnlyList<ulong> items, int place) => place >= 0 && place < items.Count ? items[place] : 0;

    [Description("The text under a name; empty where there is none or it is not constant.")]
    public static string At(this IReadOnlyDictionary<string, string> items, string name) => items.TryGetValue(name, out var value) ? value ?? "" : "";

    [Description("There is something under the name.")]
    public static bool Has(this IReadOnlyDictionary<string, string> items, string name) => items.ContainsKey(name);

    [Description("One item is exactly this text.")]
    public static bool Has(this IReadOnlyList<string> items, string text)
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (string.Equals(items[i], text, StringComparison.Ordinal))
                return true;
        }
        return false;
    }

    [Description("One item is in the list.")]
    public static bool AnyIn(this IReadOnlyList<string> items, TextList list)
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i].In(list))
                return true;
        }
        return false;
    }

    [Description("Every item is in the list; false when there are none.")]
    public static bool AllIn(this IReadOnlyList<string> items, TextList list) => items.Count > 0 && items.CountIn(list) == items.Count;

    [Description("How many items are in the list.")]
    public static int CountIn(this IReadOnlyList<string> items, TextList list)
    {
        var count = 0;
        for (var i = 0; i < items.Count; i++)
            count += items[i].In(list) ? 1 : 0;
        return count;
    }

    [Description("One item begins with the text.")]
    public static bool AnyStartsWith(this IReadOnlyList<string> items, string text)
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i] is { } item && item.StartsWith(text, StringComparison.Ordinal))
                return true;
        }
        return false;
    }

    [Description("One item holds the text.")]
    public static bool AnyContains(this IReadOnlyList<string> items, string text)
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i] is { } item && item.Contains(text, StringComparison.Ordinal))
                return true;
        }
        return false;
    }

    [Description("The regular expression matches in one item.")]
    public static bool AnyMatches(this IReadOnlyList<string> items, Regex pattern)
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i].Matches(pattern))
                return true;
        }
        return false;
    }

    [Description("One item is the folder or lies in it.")]
    public static bool AnyUnder(this IReadOnlyList<string> items, string folder)
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i].Under(folder))
                return true;
        }
        return false;
    }

    [Description("One item has one of the list's shapes.")]
    public static bool AnyGlobAny(this IReadOnlyList<string> items, TextList list)
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i].GlobAny(list))
                return true;
        }
        return false;
    }
}
