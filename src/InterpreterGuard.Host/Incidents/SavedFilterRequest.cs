namespace InterpreterGuard.Host.Incidents;

/// <summary>A filter to save.</summary>
/// <param name="Name">1 to 60 visible characters. One of yours with the same name is replaced.</param>
/// <param name="Query">The filters as the queue's address has them: <c>status=open&amp;rule=IG4005</c>. At most 2000 characters.</param>
internal sealed record SavedFilterRequest(string Name, string Query);
