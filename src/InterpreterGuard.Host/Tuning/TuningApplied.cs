namespace InterpreterGuard.Host.Tuning;

/// <summary>A proposal that was written.</summary>
/// <param name="File">The file's name in the overlay folder.</param>
/// <param name="Subject">The exception's id, or the rule's.</param>
/// <param name="PolicyHash">The hash of the policy in force now.</param>
/// <param name="InForce">Whether it is in force. If not, <paramref name="Problems"/> say why, and the policy that was in force stays.</param>
/// <param name="Problems">What reading the policy anew found.</param>
/// <param name="Preview">What was looked at before it was written.</param>
internal sealed record TuningApplied(string File, string Subject, string PolicyHash, bool InForce, IReadOnlyList<string> Problems, TuningPreview Preview);
