using System.Globalization;
using System.Text;

namespace InterpreterGuard.Core.Cases;

/// <summary>A filter of the queue that somebody gave a name.</summary>
/// <param name="Name">Unique among the owner's.</param>
/// <param name="Query">The filters as the queue's address has them, without <c>?</c>.</param>
/// <param name="SavedAt">When it was saved last.</param>
public sealed record SavedFilter(string Name, string Query, DateTimeOffset SavedAt)
{
    public const int NameLengthMax = 60;

    public const int QueryLengthMax = 2000;

    /// <summary>Filters of one owner.</summary>
    public const int CountMax = 50;

    /// <summary>Says what is wrong with the filter, with the field's name; or <see langword="null"/> when nothing is.</summary>
    public (string Field, string Problem)? Check() => this switch
    {
        { Name.Length: 0 } => ("name", "is missing; give the filter a name"),
        { Name.Length: > NameLengthMax } => ("name", $"has {Name.Length} characters; at most {NameLengthMax} are allowed"),
        _ when !Name.EnumerateRunes().All(IsVisible) => ("name", "must be plain text: control characters, line breaks and invisible characters are not allowed"),
        { Query.Length: 0 } => ("query", "is empty; filter the queue before you save it"),
        { Query.Length: > QueryLengthMax } => ("query", $"has {Query.Length} characters; at most {QueryLengthMax} are allowed"),
        _ => null,
    };

    // Names stand beside each other as buttons: two that look the same would be a trap. A lone surrogate reads as U+FFFD.
    private static bool IsVisible(Rune rune) => rune != Rune.ReplacementChar && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate);
}
