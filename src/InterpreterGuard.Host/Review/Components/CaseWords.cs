using System.Globalization;
using InterpreterGuard.Core.Cases;

namespace InterpreterGuard.Host.Review.Components;

/// <summary>Words of a case as persons say them.</summary>
internal static class CaseWords
{
    public static string Short(Disposition disposition) => disposition switch
    {
        Disposition.TruePositive => "True positive",
        Disposition.FalsePositive => "False positive",
        Disposition.Benign => "Benign",
        _ => "Test",
    };

    /// <summary>With what it means, for who is to choose.</summary>
    public static string Of(Disposition disposition) => Short(disposition) + disposition switch
    {
        Disposition.TruePositive => ": it was meant",
        Disposition.FalsePositive => ": nothing of the kind happened",
        Disposition.Benign => ": there was a good reason",
        _ => ": somebody tried the guard out",
    };

    /// <summary>A number of them, such as <c>1 incident</c> or <c>1,200 incidents</c>.</summary>
    public static string Counted(long count, string what) => $"{count.ToString("N0", CultureInfo.InvariantCulture)} {what}{(count == 1 ? "" : "s")}";

    public static string Of(CaseStep step) => step.Action switch
    {
        CaseAction.Decide => step.Disposition is { } concluded ? Short(concluded) : "decided",
        CaseAction.Assign => step.Assignee is null ? "given to nobody" : "taken",
        CaseAction.Reopen => "opened again",
        CaseAction.Comment => "said",
        CaseAction.Hold => "kept, whatever retention says",
        _ => "no longer kept",
    };
}
