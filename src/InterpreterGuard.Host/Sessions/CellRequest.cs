using InterpreterGuard.Host.Executions;

namespace InterpreterGuard.Host.Sessions;

/// <summary>The body of <c>POST /v1/sessions/{id}/executions</c>.</summary>
/// <param name="Code">The source text.</param>
/// <param name="Language">Another language than the session's opens an interpreter of its own over the same files.</param>
/// <param name="Stdin">What the program reads from its standard input.</param>
/// <param name="Args">The program's arguments.</param>
/// <param name="Env">Environment variables beside the session's; they stay set.</param>
/// <param name="TimeoutSeconds">A wall clock shorter than the profile's.</param>
/// <param name="Context">Who stands behind it; what is missing is the session's.</param>
/// <param name="Advice">True: the answer's findings also tell where the code is not safe to use. As the profile says when it is left out.</param>
internal sealed record CellRequest(
    string Code,
    string? Language,
    string? Stdin,
    IReadOnlyList<string>? Args,
    IReadOnlyDictionary<string, string>? Env,
    double? TimeoutSeconds,
    ContextRequest? Context,
    bool? Advice = null);
