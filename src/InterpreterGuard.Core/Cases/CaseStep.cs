namespace InterpreterGuard.Core.Cases;

/// <summary>One step on an incident's way. Written once, never changed.</summary>
/// <param name="Action">What was done.</param>
/// <param name="At">When.</param>
/// <param name="Actor">Who: a key's id or a signed-in person.</param>
/// <param name="Disposition">Of a decision.</param>
/// <param name="Assignee">Of an assignment; <see langword="null"/> gives it to nobody.</param>
/// <param name="Note">What was said.</param>
/// <param name="ExternalReference">Where it was decided, when that was in another tool.</param>
public sealed record CaseStep(CaseAction Action, DateTimeOffset At, string Actor, Disposition? Disposition, string? Assignee, string? Note, string? ExternalReference)
{
    public const int NoteLengthMax = 4000;

    public const int AssigneeLengthMax = 200;

    public const int ExternalReferenceLengthMax = 200;

    /// <summary>Says what is wrong with the step, with the field's name; or <see langword="null"/> when nothing is. The door and the pages ask the same.</summary>
    public (string Field, string Problem)? Check() => this switch
    {
        { Action: CaseAction.Decide, Disposition: null } => ("disposition", "is missing; there are true_positive, false_positive, benign, test"),
        { Action: not CaseAction.Decide, Disposition: not null } => ("disposition", "belongs to the action 'decide'; leave it out"),
        { Action: not CaseAction.Assign, Assignee: not null } => ("assignee", "belongs to the action 'assign'; leave it out"),
        { Action: CaseAction.Decide or CaseAction.Reopen or CaseAction.Comment, Note: null or "" } => ("note", "is missing; say why, for whoever reads the incident later"),
        { Note.Length: > NoteLengthMax } => ("note", $"must be plain text of at most {NoteLengthMax} characters"),
        { Note: { } note } when !IsPlain(note, '\n') => ("note", $"must be plain text of at most {NoteLengthMax} characters"),
        { Assignee: { } who } when who.Length is 0 or > AssigneeLengthMax || !IsPlain(who) => ("assignee", $"must be plain text of 1 to {AssigneeLengthMax} characters; leave it out to give the incident to nobody"),
        { ExternalReference: { } where } when where.Length is 0 or > ExternalReferenceLengthMax || !IsPlain(where) => ("external_reference", $"must be plain text of 1 to {ExternalReferenceLengthMax} characters"),
        _ => null,
    };

    private static bool IsPlain(string text, char but = '\0') => !text.Any(c => char.IsControl(c) && c != but);
}
