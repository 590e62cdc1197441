using InterpreterGuard.Core.Policies;
using InterpreterGuard.Core.Profiles;
using InterpreterGuard.Core.Submissions;

namespace InterpreterGuard.Core.Sessions;

/// <summary>What a caller wants of a session. Made once at the door, after every bound was checked.</summary>
public sealed record SessionRequest
{
    /// <summary>The API key that asked, by id.</summary>
    public required string ApiKeyId { get; init; }

    /// <summary>The language of executions that name none.</summary>
    public required Language Language { get; init; }

    /// <summary>A profile of <see cref="Policy"/> that this key may use.</summary>
    public required string ProfileName { get; init; }

    /// <summary>Limits beneath the profile's.</summary>
    public LimitsAsked? LimitsAsked { get; init; }

    /// <summary>The policy it was checked by.</summary>
    public required IPolicy Policy { get; init; }

    /// <summary>Variables of each of its executions.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Files laid into the work folder before it is given out.</summary>
    public IReadOnlyList<SubmissionFile> Files { get; init; } = [];

    /// <summary>Who stands behind executions that do not say.</summary>
    public SubmissionContext Context { get; init; } = SubmissionContext.Unknown;

    /// <summary>How long it lives without being used.</summary>
    public required TimeSpan IdleMax { get; init; }

    /// <summary>How long it lives at most.</summary>
    public required TimeSpan LifetimeMax { get; init; }
}
