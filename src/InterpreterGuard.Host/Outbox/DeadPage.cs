namespace InterpreterGuard.Host.Outbox;

/// <summary>A page of dead messages, those given up last first. <c>next_before</c> is there when the page is full.</summary>
internal sealed record DeadPage(IReadOnlyList<DeadResponse> Dead, string? NextBefore);
