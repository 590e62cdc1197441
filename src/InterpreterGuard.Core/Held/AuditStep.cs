namespace InterpreterGuard.Core.Held;

/// <summary>One step on a held submission's way: who did what, when and why. Written once, never changed.</summary>
/// <param name="Action">What was done.</param>
/// <param name="At">When.</param>
/// <param name="ByKeyId">The API key of the person; <see langword="null"/> when the guard did it by itself.</param>
/// <param name="Reason">Why, in a sentence.</param>
public sealed record AuditStep(AuditAction Action, DateTimeOffset At, string? ByKeyId, string Reason);
