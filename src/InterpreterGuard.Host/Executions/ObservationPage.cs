namespace InterpreterGuard.Host.Executions;

/// <summary>A page of observations. <c>next_after</c> is there when the page is full: there may be more.</summary>
internal sealed record ObservationPage(IReadOnlyList<ObservationResponse> Observations, long? NextAfter);
