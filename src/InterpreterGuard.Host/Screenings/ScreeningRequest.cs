namespace InterpreterGuard.Host.Screenings;

/// <summary>The body of <c>POST /v1/screenings</c>.</summary>
internal sealed record ScreeningRequest(string Language, string Code);
