namespace InterpreterGuard.Cli.Repl.Blocks;

/// <summary>Ends of code that want more, in languages with braces.</summary>
internal static class Trailing
{
    private static readonly string[] Marks = ["=>", "=", ",", "&&", "||", "??"];

    public static bool WantsMore(ReadOnlySpan<char> code)
    {
        foreach (var mark in Marks)
        {
            if (code.EndsWith(mark))
                return true;
        }

        return code.EndsWith("else") && (code.Length == 4 || !(char.IsLetterOrDigit(code[^5]) || code[^5] is '_' or '$' or '.'));
    }
}
