namespace InterpreterGuard.Core.Policies;

/// <summary>
/// Masks secrets in what agents are told and in log lines, and covers them in evidence where the policy asks for it; otherwise a reviewer sees what was there. It is a courtesy, not a wall: a
/// program that means to show a secret can write it in another shape.
/// </summary>
public interface IRedaction
{
    /// <summary>Whether what programs write is masked too before an agent gets it.</summary>
    bool MasksOutput { get; }

    /// <summary>The text with each secret replaced by <c>[masked: name]</c>; the same object when there is none. Time is linear in the text.</summary>
    string Mask(string text);

    /// <summary>Whether secrets are covered before evidence is kept.</summary>
    bool CoversAtRest => false;

    /// <summary>The text with each character of a secret covered, but for the ends of lines: every line and column stays where it was. The same object when there is none. Time is linear in the text.</summary>
    string Cover(string text) => text;

    /// <summary>The text as evidence keeps it: covered where secrets are covered at rest, else as it is.</summary>
    string Kept(string text) => CoversAtRest ? Cover(text) : text;

    /// <summary>Where secrets are, in order, at most 16 of a kind. Time is linear in the text.</summary>
    IReadOnlyList<SecretPlace> Find(string text) => [];
}
