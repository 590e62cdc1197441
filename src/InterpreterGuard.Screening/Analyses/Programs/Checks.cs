using System.Text.RegularExpressions;
using InterpreterGuard.Core.Submissions;
using InterpreterGuard.Screening.Analyses.Flows;
using InterpreterGuard.Screening.Model;

namespace InterpreterGuard.Screening.Analyses.Programs;

/// <summary>What functions say by their names of the values they are given or give back. Every project has its own <c>escapeHtml</c> and its own <c>is_safe_url</c>.</summary>
internal static partial class Checks
{
    // Letters, digits, _ and -, how often, and choices between such words: no slash, no blank, nothing that a shell or a query knows.
    private const string Plain = @"(\[-?(\\[wd]|[a-z]-[a-z]|[A-Z]-[A-Z]|[0-9]-[0-9]|[A-Za-z0-9_]|\\-)+-?\]|\\[wd]|[A-Za-z0-9_-])([+*?]|\{[0-9,]+\})?";
    private const string Dotted = @"(\[-?(\\[wd]|[a-z]-[a-z]|[A-Z]-[A-Z]|[0-9]-[0-9]|[A-Za-z0-9_.]|\\[-.])+-?\]|\\[wd.]|[A-Za-z0-9_-])([+*?]|\{[0-9,]+\})?";

    [GeneratedRegex($@"^({Plain}|\((\?:)?({Plain}|\|)+\))+$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Letters();

    [GeneratedRegex($@"^({Dotted}|\((\?:)?({Dotted}|\|)+\))+$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex FileNames();

    /// <summary>The name that something is called by, without what it stands in.</summary>
    public static string Name(Node target)
    {
        var name = target switch { Name named => named.Id, Model.Attribute attribute => attribute.Member, _ => "" };
        return name[(name.LastIndexOf('.') + 1)..];
    }

    /// <summary>What a call's outcome is, by the name of what is called.</summary>
    public static Traits Gives(Node target, Language language)
    {
        var called = Name(target);
        var traits = Has(called, "escape", "sanitiz") && !Has(called, "unescape") ? Traits.Escaped : Traits.None;
        if (Has(called, "safe", "sanitiz", "secure", "clean") && !Has(called, "unsafe", "insecure"))
            traits |= About(called);
        return called switch
        {
            "realpath" or "abspath" or "normpath" or "resolve" or "normalize" or "realpathSync" or "GetFullPath" => traits | Traits.Resolved,
            // Node's takes the dots out on the way; Python's does not.
            "join" when language == Language.JavaScript && target is Model.Attribute { Target: var module } && Name(module) is "path" or "posix" => traits | Traits.Resolved,
            "relative" or "GetRelativePath" => traits | Traits.Way,
            "str" or "strip" or "lower" or "upper" or "String" or "toString" or "trim" or "toLowerCase" or "toUpperCase" or "ObjectId" or "ToString" => traits | Traits.Text,
            _ => traits,
        };
    }

    /// <summary>What a function has found of what it was asked about, when it says yes.</summary>
    public static Traits Allows(string called) =>
        Has(called, "safe", "allowed", "trusted", "whitelist", "allowlist", "permitted", "islocal", "is_local") && !Has(called, "unsafe", "disallowed", "untrusted") ? About(called) : Traits.None;

    /// <summary>What a function has found of what it was asked about, when it says no.</summary>
    public static Traits Refuses(string called) =>
        Has(called, "private", "internal", "blocked", "forbidden", "unsafe", "disallowed", "loopback", "reserved", "traversal") ? Has(called, "path", "traversal") ? Traits.Inside : Traits.Local : Traits.None;

    /// <summary>What holds of a value behind a call that would not have come back otherwise.</summary>
    public static Traits Demands(string called) => Has(called, "assert", "ensure", "validate", "check", "verify", "require", "guard") ? About(called) : Traits.None;

    /// <summary>What is put into a list or a table by it, is there.</summary>
    public static bool Keeps(string called) => called is "add" or "append" or "appendleft" or "insert" or "extend" or "update" or "setdefault" or "fromkeys" or "push" or "unshift" or "set" or "assign" or "Add" or "TryAdd" or "Insert" or "AddRange" or "Push" or "Enqueue" or "__setitem__";

    /// <summary>Behind it, a text is another one: what was asked of the one says nothing of the other.</summary>
    public static bool Undoes(string called) => Has(called, "decode", "unquote", "unescape", "fromhex", "FromHexString", "unhexlify", "atob", "FromBase64", "decompress", "inflate", "gunzip");

    /// <summary>What a text is that a pattern fits.</summary>
    /// <param name="pattern">A regular expression.</param>
    /// <param name="begins">It is asked of the beginning of the text, whether it says so or not.</param>
    /// <param name="ends">And to its end.</param>
    public static Traits Fits(string pattern, bool begins, bool ends)
    {
        var first = pattern.StartsWith('^') ? 1 : pattern.StartsWith("\\A", StringComparison.Ordinal) ? 2 : 0;
        var last = pattern.EndsWith('$') ? 1 : pattern.EndsWith("\\Z", StringComparison.OrdinalIgnoreCase) ? 2 : 0;
        if ((first == 0 && !begins) || (last == 0 && !ends) || first + last >= pattern.Length)
            return Traits.None;
        var between = pattern[first..^last];
        // A name of letters and dots may be a host's, but leads out of no folder.
        return Letters().IsMatch(between) ? Traits.Plain : FileNames().IsMatch(between) ? Traits.Inside : Traits.None;
    }

    private static Traits About(string called) =>
        Has(called, "path", "folder", "directory") || called.EndsWith("dir", StringComparison.OrdinalIgnoreCase) ? Traits.Inside
        : Has(called, "url", "uri", "redirect", "host", "target", "next", "domain", "origin", "link") ? Traits.Local
        : Traits.None;

    private static bool Has(string called, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (called.Contains(word, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
