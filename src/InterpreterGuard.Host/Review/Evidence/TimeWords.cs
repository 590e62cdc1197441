using System.Globalization;

namespace InterpreterGuard.Host.Review.Evidence;

/// <summary>Times as people read them.</summary>
internal static class TimeWords
{
    public static string Absolute(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) + " UTC";

    public static string Machine(DateTimeOffset at) => at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    public static string Ago(DateTimeOffset at, DateTimeOffset now) => (now - at) is var since && since < TimeSpan.FromSeconds(5) ? "just now" : Span(since) + " ago";

    /// <summary>Two steps of it: <c>3 h 05 min</c>.</summary>
    public static string Span(TimeSpan span) => span switch
    {
        { TotalSeconds: < 60 } => $"{(int)span.TotalSeconds} s",
        { TotalMinutes: < 60 } => $"{(int)span.TotalMinutes} min",
        { TotalHours: < 24 } => $"{(int)span.TotalHours} h {span.Minutes:00} min",
        _ => $"{(int)span.TotalDays} d {span.Hours} h",
    };

    /// <summary>From a beginning, to the millisecond: <c>+1.250 s</c>.</summary>
    public static string Offset(TimeSpan since) => string.Create(CultureInfo.InvariantCulture, $"+{since.TotalSeconds:0.000} s");

    /// <summary>To the second: <c>1 d 03:12:09</c>.</summary>
    public static string Left(TimeSpan span) => span < TimeSpan.Zero
        ? "over"
        : (span.Days > 0 ? $"{span.Days} d " : "") + new TimeSpan(span.Hours, span.Minutes, span.Seconds).ToString("c", CultureInfo.InvariantCulture);
}
