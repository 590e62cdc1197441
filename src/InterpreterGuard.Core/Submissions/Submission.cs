using InterpreterGuard.Core.Access;
using InterpreterGuard.Core.Admission;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Profiles;

namespace InterpreterGuard.Core.Submissions;

/// <summary>What a caller asks us to run, and who asked. Made once at the door, after every bound was checked; never changed.</summary>
public sealed record Submission
{
    public required ExecutionId Id { get; init; }

    public required Language Language { get; init; }

    /// <summary>The source text. No NUL characters.</summary>
    public required string Code { get; init; }

    /// <summary>What the program reads from its standard input.</summary>
    public string Stdin { get; init; } = "";

    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>Environment variables beside the image's own.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Files laid into the work folder before the code starts.</summary>
    public IReadOnlyList<SubmissionFile> Files { get; init; } = [];

    /// <summary>The name of the profile the caller asked for; the policy's default when it named none.</summary>
    public required string ProfileName { get; init; }

    /// <summary>A wall clock shorter than the profile's, when the caller asked for one.</summary>
    public TimeSpan? WallClockAsked { get; init; }

    /// <summary>Limits beneath the profile's, when the caller asked for some.</summary>
    public LimitsAsked? LimitsAsked { get; init; }

    /// <summary>What it runs under: the profile, narrowed by everything that was asked for.</summary>
    public Profile Narrow(Profile profile) =>
        WallClockAsked is null && LimitsAsked is null ? profile : (LimitsAsked ?? new()).Narrow(new LimitsAsked { WallClock = WallClockAsked }.Narrow(profile));

    /// <summary>How soon its turn comes; <see langword="null"/>: as is usual for the way it was sent.</summary>
    public AdmissionPriority? Priority { get; init; }

    /// <summary>The caller wants to be told where the code is not safe to use. It is not kept: what a person releases later is read without.</summary>
    public bool Advice { get; init; }

    public SubmissionContext Context { get; init; } = SubmissionContext.Unknown;

    /// <summary>The session it runs in; <see langword="null"/> when it has a sandbox of its own.</summary>
    public SessionId? SessionId { get; init; }

    /// <summary>The API key that asked, by id.</summary>
    public required string ApiKeyId { get; init; }

    /// <summary>Whose it is: the tenant of the key that asked.</summary>
    public string Tenant { get; init; } = TenantName.Default;

    public required DateTimeOffset ReceivedAt { get; init; }
}
