using InterpreterGuard.Core.Cases;

namespace InterpreterGuard.Host.Review.Components;

/// <summary>Words of a case as persons say them.</summary>
internal static class CaseWords
{
    public static string Of(Disposition disposition) => disposition switch
    {
        Disposition.TruePositive => "True positive: it was meant",
        Disposition.FalsePositive => "False positive: nothing of the kind happened",
        Disposition.Benign => "Benign: there was a good reason",
        _ => "Test: somebody tried the guard out",
    };

    public static string Of(CaseStep step) => step.Action switch
    {
        CaseAction.Decide => Of(step.Disposition ?? Disposition.Test).Split(':')[0],
        CaseAction.Assign => step.Assignee is null ? "given to nobody" : "taken",
        CaseAction.Reopen => "opened again",
        CaseAction.Comment => "said",
        CaseAction.Hold => "kept, whatever retention says",
        _ => "no longer kept",
    };
}
