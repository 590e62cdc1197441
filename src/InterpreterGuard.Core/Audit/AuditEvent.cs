namespace InterpreterGuard.Core.Audit;

/// <summary>Something that must be known later.</summary>
/// <param name="Kind">What kind of thing.</param>
/// <param name="Actor">Who: a key's id, a signed-in person, or <c>guard</c>.</param>
/// <param name="Subject">About what: an id, a policy's hash, a person.</param>
/// <param name="Detail">What exactly, in a few words. Not what a person wrote: such text is kept beside what it is about, its hash stands here, so that it can be forgotten and the chain holds.</param>
/// <param name="Tenant">Whose it is about; empty when nobody's alone.</param>
public sealed record AuditEvent(AuditKind Kind, string Actor, string Subject, string Detail, string Tenant = "")
{
    /// <summary>Characters of each part; more is cut, since a trail must not be fillable.</summary>
    public const int PartLengthMax = 2000;

    /// <summary>Who does what nobody asked for.</summary>
    public const string Guard = "guard";
}
