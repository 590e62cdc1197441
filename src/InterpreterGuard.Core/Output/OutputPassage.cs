namespace InterpreterGuard.Core.Output;

/// <summary>A passage of a text that somebody should know of before a model reads it.</summary>
/// <param name="Detector"><c>injection</c>, <c>hidden</c> or <c>secret</c>.</param>
/// <param name="Technique">What of it; see <see cref="Facts.OutputText.Technique"/>.</param>
/// <param name="Start">Where it begins, in UTF-16 units.</param>
/// <param name="Length">How long it is.</param>
/// <param name="Characters">How many characters of it count: hidden ones, else all.</param>
/// <param name="Text">What it says, as far as it may be shown; decoded where it was hidden, empty for a secret.</param>
/// <param name="Mentioned">It is spoken of, not said: an item of a list, or quoted behind words that tell about such texts.</param>
public sealed record OutputPassage(string Detector, string Technique, int Start, int Length, int Characters, string Text, bool Mentioned = false);
