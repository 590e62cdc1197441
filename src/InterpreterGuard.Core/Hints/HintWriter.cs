using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Observations;
using InterpreterGuard.Core.Profiles;
using InterpreterGuard.Core.Sandboxes;
using InterpreterGuard.Core.Submissions;

namespace InterpreterGuard.Core.Hints;

/// <summary>
/// Says which limit, wall or rule code met that did not come to a good end. Only what was seen: a limit that was reached, a denial, or the kernel's own word for an error. Code that failed by itself gets none.
/// </summary>
internal static class HintWriter
{
    public const int HintsMax = 5;
    private const int OfOneKindMax = 2;

    public static IReadOnlyList<Hint> Write(
        Submission submission, Profile profile, SandboxOutcome outcome, IReadOnlyList<Observation> observations, IReadOnlyList<Detection> detections)
    {
        if (!IsForHints(outcome.Status))
            return [];
        var denials = new DenialHints(profile, detections);
        var limits = new LimitHints(submission, profile);
        var hints = observations.Where(observation => observation.Decision != Decision.Allowed)
            .Select(observation => observation.Fact is ResourceLimit reached ? limits.Of(reached) : denials.Of(observation))
            .OfType<Hint>()
            .ToList();
        AddErrors(hints, new ErrorHints(outcome, profile), denials, limits);

        // What ended it comes first; of many attempts of one kind the first ones tell the story.
        return [.. hints
            .DistinctBy(hint => (hint.About, hint.Text))
            .GroupBy(hint => hint.About)
            .SelectMany(kind => kind.Take(OfOneKindMax))
            .OrderBy(hint => hint.Limit is null)
            .Take(HintsMax)
            .Select(hint => hint.Text.Length <= HintText.LengthMax ? hint : hint with { Text = string.Concat(hint.Text.AsSpan(0, HintText.LengthMax - 1), "…") })];
    }

    /// <summary>For an execution of a session whose interpreter ended with it, whatever came of the code.</summary>
    public static Hint StateLost { get; } = new(
        HintAbout.State, "The interpreter ended with this execution: variables and imports are gone, files in /work stay. The session's next execution has a new one.", null, null,
        "Nothing: code that leaves its interpreter alone, and heeds an interrupt within two seconds, keeps it.");

    private static void AddErrors(List<Hint> hints, ErrorHints errors, DenialHints denials, LimitHints limits)
    {
        if (errors.NoMemory && None(HintAbout.Memory))
            hints.Add(limits.NoMemory());
        if (errors.NoRoom && None(HintAbout.Disk))
            hints.Add(limits.NoRoom());
        if (errors.FileTooLarge)
            hints.Add(limits.FileTooLarge());
        if (errors.TooManyFiles)
            hints.Add(limits.TooManyFiles());
        if (errors.ReadOnly)
            hints.Add(new(HintAbout.ReadOnly, "Only /work and /tmp can be written; everything else is a read-only file system.", null, null, "Write below /work or /tmp. No setting changes this."));
        if (errors.Unreachable && None(HintAbout.Network))
            hints.Add(new(HintAbout.Network, "The sandbox has no network: no name can be looked up and no address be reached.", null, null, denials.Egress));
        if (errors.NotPermitted && None(HintAbout.Permission))
            hints.Add(new(HintAbout.Permission, "Code runs as a user without special rights: it cannot become another user, change owners or use raw sockets.", null, null, DenialHints.Wall));

        bool None(HintAbout about) => !hints.Exists(hint => hint.About == about);
    }

    private static bool IsForHints(ExecutionStatus status) => status is ExecutionStatus.Failed or ExecutionStatus.TimedOut or ExecutionStatus.CpuExceeded
        or ExecutionStatus.MemoryExceeded or ExecutionStatus.OutputExceeded or ExecutionStatus.ProcessLimit or ExecutionStatus.DiskExceeded or ExecutionStatus.Killed;
}
