using InterpreterGuard.Core.Identity;

namespace InterpreterGuard.Core.Hints;

/// <summary>Why code did not come to a good end, as far as the sandbox or a rule had to do with it. Said only where it was seen.</summary>
/// <param name="About">What it is about.</param>
/// <param name="Text">What happened, in a sentence or two of at most 300 characters.</param>
/// <param name="Limit">The limit that was met: bytes, processes or milliseconds.</param>
/// <param name="Rule">The rule that decided; <see langword="null"/> when it was no rule.</param>
/// <param name="Change">Where a deployment or the caller changes it, or that nobody can.</param>
public sealed record Hint(HintAbout About, string Text, long? Limit, RuleId? Rule, string Change);
