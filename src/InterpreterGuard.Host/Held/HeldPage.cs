namespace InterpreterGuard.Host.Held;

/// <summary>A page of held submissions, oldest first. <c>next_after</c> is there when the page is full: there may be more.</summary>
internal sealed record HeldPage(IReadOnlyList<HeldResponse> Held, string? NextAfter);
