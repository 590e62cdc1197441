using System.Globalization;

namespace InterpreterGuard.Host.Exceptions;

/// <summary>What may stand beside a change of the policy: who, why, until when. Without its subject, so that each door puts the field's name before it.</summary>
internal static class ExceptionWords
{
    public const int CharactersMax = 500;

    private const int DaysMax = 366;

    /// <summary>What is wrong with a name or a reason; <see langword="null"/> when nothing is.</summary>
    public static string? ProblemOfText(string text, string hint)
    {
        if (text.Trim().Length == 0)
            return $"is empty; {hint}";
        return text.Length > CharactersMax || text.Any(c => char.IsControl(c) || char.IsSurrogate(c))
            ? $"must be plain text of at most {CharactersMax} characters, on one line"
            : null;
    }

    /// <summary>What is wrong with a last day; <see langword="null"/> when nothing is.</summary>
    public static string? ProblemOfDay(string text, DateOnly today) => Day(text) is { } day && day >= today && day.DayNumber - today.DayNumber <= DaysMax
        ? null
        : $"must be a day from {today:yyyy-MM-dd} to {today.AddDays(DaysMax):yyyy-MM-dd}, written like that";

    public static DateOnly? Day(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
