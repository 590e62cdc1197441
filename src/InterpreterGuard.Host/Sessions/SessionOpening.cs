using InterpreterGuard.Host.Executions;

namespace InterpreterGuard.Host.Sessions;

/// <summary>The body of <c>POST /v1/sessions</c>; all of it may be missing.</summary>
/// <param name="Language">The language of executions that name none; <c>python</c> when missing.</param>
/// <param name="Profile">A profile of the policy; its default when missing.</param>
/// <param name="Limits">Limits beneath the profile's, for each of its interpreters.</param>
/// <param name="Env">Environment variables of each of its executions.</param>
/// <param name="Files">Files laid into the work folder first.</param>
/// <param name="Context">Who stands behind executions that do not say.</param>
/// <param name="IdleSeconds">How long it lives without being used.</param>
/// <param name="LifetimeSeconds">How long it lives at most.</param>
internal sealed record SessionOpening(
    string? Language,
    string? Profile,
    IReadOnlyDictionary<string, object>? Limits,
    IReadOnlyDictionary<string, string>? Env,
    IReadOnlyList<FileRequest>? Files,
    ContextRequest? Context,
    double? IdleSeconds,
    double? LifetimeSeconds);
