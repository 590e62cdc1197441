using InterpreterGuard.Core.Identity;

namespace InterpreterGuard.Core.Cases;

/// <summary>One step about one or many incidents.</summary>
/// <param name="Incidents">Which: 1 to 500.</param>
/// <param name="Step">What is done.</param>
public sealed record CaseOrder(IReadOnlyList<IncidentId> Incidents, CaseStep Step)
{
    public const int IncidentsMax = 500;

    public const int NoteLengthMax = 4000;

    public const int AssigneeLengthMax = 200;

    public const int ExternalReferenceLengthMax = 200;

    /// <summary>Says what is wrong with the step, with the field's name; or <see langword="null"/> when nothing is. The door and the pages ask the same.</summary>
    public (string Field, string Problem)? Check() => this switch
    {
        { Incidents.Count: 0 or > IncidentsMax } => ("ids", $"must name 1 to {IncidentsMax} incidents; {Incidents.Count} are named. Send several requests"),
        { Step: { Action: CaseAction.Decide, Disposition: null } } => ("disposition", "is missing; there are true_positive, false_positive, benign, test"),
        { Step: { Action: not CaseAction.Decide, Disposition: not null } } => ("disposition", "belongs to the action 'decide'; leave it out"),
        { Step: { Action: not CaseAction.Assign, Assignee: not null } } => ("assignee", "belongs to the action 'assign'; leave it out"),
        { Step: { Action: CaseAction.Decide or CaseAction.Reopen or CaseAction.Comment, Note: null or "" } } => ("note", "is missing; say why, for whoever reads the incident later"),
        { Step.Note.Length: > NoteLengthMax } => ("note", $"must be plain text of at most {NoteLengthMax} characters"),
        { Step.Note: { } note } when !IsPlain(note, '\n') => ("note", $"must be plain text of at most {NoteLengthMax} characters"),
        { Step.Assignee: { } who } when who.Length is 0 or > AssigneeLengthMax || !IsPlain(who) => ("assignee", $"must be plain text of 1 to {AssigneeLengthMax} characters; leave it out to give the incident to nobody"),
        { Step.ExternalReference: { } where } when where.Length is 0 or > ExternalReferenceLengthMax || !IsPlain(where) => ("external_reference", $"must be plain text of 1 to {ExternalReferenceLengthMax} characters"),
        _ => null,
    };

    private static bool IsPlain(string text, char but = '\0') => !text.Any(c => char.IsControl(c) && c != but);
}
