namespace InterpreterGuard.Host.Screenings;

/// <summary>The body of <c>POST /v1/screenings</c>.</summary>
/// <param name="Language">The language; seen in the code when it is left out.</param>
/// <param name="Code">The source text.</param>
/// <param name="Facts">True: the answer also holds every fact that was read. For reviewers.</param>
/// <param name="Advice">False: rules that advise are not asked. True when it is left out.</param>
internal sealed record ScreeningRequest(string? Language, string Code, bool? Facts = null, bool? Advice = null);
