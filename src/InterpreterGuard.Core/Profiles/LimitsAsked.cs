namespace InterpreterGuard.Core.Profiles;

/// <summary>Limits a caller asked for, beneath those of a profile. What is <see langword="null"/> is as the profile says.</summary>
public sealed record LimitsAsked
{
    public long? MemoryBytes { get; init; }

    public double? CpuCores { get; init; }

    public TimeSpan? CpuTime { get; init; }

    public TimeSpan? WallClock { get; init; }

    public int? Processes { get; init; }

    public long? WorkBytes { get; init; }

    public long? TmpBytes { get; init; }

    public long? OutputBytes { get; init; }

    public int? OpenFiles { get; init; }

    /// <summary>The profile with these limits. Never wider in anything, whatever was asked: the policy may have changed since it was checked at the door.</summary>
    public Profile Narrow(Profile profile) => profile with
    {
        MemoryBytesMax = Least(MemoryBytes, profile.MemoryBytesMax),
        CpuCoresMax = Least(CpuCores, profile.CpuCoresMax),
        CpuTimeMax = Least(CpuTime, profile.CpuTimeMax),
        WallClockMax = Least(WallClock, profile.WallClockMax),
        ProcessesMax = Least(Processes, profile.ProcessesMax),
        WorkBytesMax = Least(WorkBytes, profile.WorkBytesMax),
        TmpBytesMax = Least(TmpBytes, profile.TmpBytesMax),
        OutputBytesMax = Least(OutputBytes, profile.OutputBytesMax),
        OpenFilesMax = Least(OpenFiles, profile.OpenFilesMax),
    };

    private static T Least<T>(T? asked, T allowed)
        where T : struct, IComparable<T> => asked is { } value && value.CompareTo(allowed) < 0 ? value : allowed;
}
