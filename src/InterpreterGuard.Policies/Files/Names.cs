using Microsoft.CodeAnalysis.CSharp;

namespace InterpreterGuard.Policies.Files;

/// <summary>What names in a policy look like.</summary>
internal static class Names
{
    public const string Rule = "names are 1 to 60 lower-case letters, digits and '_', beginning with a letter";

    public static bool IsName(string text) =>
        text.Length is > 0 and <= 60 && text[0] is >= 'a' and <= 'z' && text.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '_');

    /// <summary>A name that a condition can also write: no word of C#.</summary>
    public static bool IsWord(string text) => IsName(text) && SyntaxFacts.GetKeywordKind(text) == SyntaxKind.None;
}
