using System.Text.RegularExpressions;

namespace InterpreterGuard.Cli.Repl.Blocks;

/// <summary>Whether what was typed so far is still unfinished, and how the next line begins. A guess in doubt says finished: the interpreter then says what is missing.</summary>
internal static partial class Block
{
    /// <summary>A line with nothing else sends what is there. Not in shell, where it is a word.</summary>
    public const string SendMark = ";;";

    public static bool IsOpen(string language, string text) => language switch
    {
        "python" => PythonBlock.IsOpen(text),
        "javascript" => JavaScriptBlock.IsOpen(text),
        "csharp" => CSharpBlock.IsOpen(text),
        "shell" => ShellBlock.IsOpen(text),
        _ => false,
    };

    /// <summary>The indentation of a line behind these.</summary>
    public static string IndentAfter(string language, string text)
    {
        var last = text[(text.LastIndexOf('\n') + 1)..];
        var indent = last[..(last.Length - last.TrimStart(' ').Length)];
        var code = last.TrimEnd();
        var deeper = language switch
        {
            "python" => code.EndsWith(':') || EndsWithBracket(code),
            "shell" => ShellOpener.IsMatch(code),
            _ => EndsWithBracket(code),
        };
        return deeper ? indent + (language is "python" or "csharp" ? "    " : "  ") : indent;
    }

    /// <summary>The text without a last line that only says to send it; <see langword="null"/> when there is none.</summary>
    public static string? WithoutSendMark(string language, string text)
    {
        var start = text.LastIndexOf('\n') + 1;
        return language != "shell" && text.AsSpan(start).Trim() is SendMark ? text[..start].TrimEnd('\n') : null;
    }

    private static bool EndsWithBracket(string code) => code.Length > 0 && code[^1] is '(' or '[' or '{';

    [GeneratedRegex(@"(^|[\s;])(then|do|else|in)$|[({]$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ShellOpener { get; }
}
