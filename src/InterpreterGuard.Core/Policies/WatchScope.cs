using InterpreterGuard.Core.Submissions;

namespace InterpreterGuard.Core.Policies;

/// <summary>What an execution is counted together with, by rules that look beyond one execution.</summary>
/// <param name="Began">When the submission was received.</param>
/// <param name="Tenant">The API key that asked, by id; <see langword="null"/>: counted alone.</param>
/// <param name="Session">The conversation within the tenant, or the session where the caller named none; <see langword="null"/> where there is neither: counted alone.</param>
/// <param name="Agent">The agent within the tenant; <see langword="null"/> where the caller named none: counted alone.</param>
public sealed record WatchScope(DateTimeOffset Began, string? Tenant, string? Session, string? Agent)
{
    /// <summary>Rules that advise are asked too, whatever the profile says.</summary>
    public bool Advice { get; init; }

    /// <summary>The tenant that exceptions name; <see langword="null"/>: none.</summary>
    public string? TenantName { get; init; }

    /// <summary>A scope of its own: nothing is counted together with anything else.</summary>
    public static WatchScope Alone(DateTimeOffset began) => new(began, Tenant: null, Session: null, Agent: null);

    /// <summary>The scope of a submission.</summary>
    public static WatchScope Of(Submission submission) =>
        new(submission.ReceivedAt, submission.ApiKeyId, submission.Context.Conversation ?? submission.SessionId?.ToString(), submission.Context.Agent) { Advice = submission.Advice, TenantName = submission.Tenant };
}
