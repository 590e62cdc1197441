using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Profiles;
using InterpreterGuard.Core.Submissions;

namespace InterpreterGuard.Core.Hints;

/// <summary>Hints for limits that were reached, as the kernel, init or the clocks told.</summary>
internal sealed class LimitHints(Submission submission, Profile profile)
{
    public Hint? Of(ResourceLimit reached)
    {
        var (limit, asked) = (reached.Limit, submission.LimitsAsked);
        return reached.Resource switch
        {
            "memory" => Make(HintAbout.Memory, $"{Memory(limit)}; the kernel ended a process that needed more.", "memory", asked?.MemoryBytes),
            "processes" => Make(HintAbout.Processes, $"The sandbox may have {limit} processes and threads at once; starting more was refused.", "processes", asked?.Processes),
            "cpu_time" => Make(HintAbout.Cpu, $"The code may use {HintText.Time(limit)} of processor time, all processes together; it was ended there.", "cpu_time", Milliseconds(asked?.CpuTime)),
            "wall_clock" when submission.WallClockAsked is { } short_ && Milliseconds(short_) == limit =>
                new(HintAbout.Time, WallClock(limit), limit, null, $"'timeout_seconds' of the request; profile '{profile.Name}' may allow more."),
            "wall_clock" => Make(HintAbout.Time, WallClock(limit), "wall_clock", Milliseconds(asked?.WallClock)),
            "work_disk" => Make(HintAbout.Disk, $"The work folder holds {HintText.Size(limit)}, and it was full.", "work_disk", asked?.WorkBytes),
            "tmp_disk" => Make(HintAbout.Disk, $"/tmp holds {HintText.Size(limit)}, and it was full.", "tmp_disk", asked?.TmpBytes),
            "output" => Make(HintAbout.Output, $"stdout and stderr may have {HintText.Size(limit)} together; the code was ended when it wrote more.", "output", asked?.OutputBytes),
            "flows" => OfFlows($"The code may have {limit} connections at once; one more was refused."),
            "flows_per_minute" => OfFlows($"The code may open {limit} connections in a minute; one more was refused."),
            "upload" => OfFlows($"The code may send {HintText.Size(limit)} over all its connections; they were cut there."),
            "download" => OfFlows($"The code may receive {HintText.Size(limit)} over all its connections; they were cut there."),
            _ => null,
        };

        Hint OfFlows(string text) => new(HintAbout.Network, text, limit, null, $"'egress_limits' of profile '{profile.Name}' in the policy; another profile may have more.");


        Hint Make(HintAbout about, string text, string key, long? narrowed) => new(about, text, limit, null, Change(key, narrowed == limit));
    }

    /// <summary>The program itself says that it got no memory; the kernel had nothing to end.</summary>
    public Hint NoMemory() => new(
        HintAbout.Memory, $"{Memory(profile.MemoryBytesMax)}; the program asked for more than it could get.", profile.MemoryBytesMax, null,
        Change("memory", submission.LimitsAsked?.MemoryBytes == profile.MemoryBytesMax));

    /// <summary>What was written to was full; an earlier execution of the session may have filled it.</summary>
    public Hint NoRoom() => new(
        HintAbout.Disk, $"/work holds {HintText.Size(profile.WorkBytesMax)} and /tmp {HintText.Size(profile.TmpBytesMax)}; what was written to was full.", null, null,
        $"'work_disk' and 'tmp_disk' of profile '{profile.Name}' in the policy. Files of a session's earlier executions count until they are removed.");

    /// <summary>The kernel refused to let a file grow, holes counted.</summary>
    public Hint FileTooLarge() => new(
        HintAbout.Disk, $"A file may have {HintText.Size(profile.FileBytesMax)}, holes counted.", profile.FileBytesMax, null,
        $"The larger one of 'work_disk' and 'tmp_disk' of profile '{profile.Name}' in the policy.");

    /// <summary>The kernel refused to open another file; nobody watches that.</summary>
    public Hint TooManyFiles() => new(
        HintAbout.OpenFiles, $"A process may have {profile.OpenFilesMax} files open at once.", profile.OpenFilesMax, null,
        Change("open_files", submission.LimitsAsked?.OpenFiles == profile.OpenFilesMax));

    private string Change(string key, bool narrowed) => narrowed
        ? $"'limits.{key}' of the request; profile '{profile.Name}' may allow more."
        : $"'{key}' of profile '{profile.Name}' in the policy; another profile may have more.";

    private static string Memory(long limit) => $"The sandbox may hold {HintText.Size(limit)} of memory, files in /work and /tmp included";

    private static string WallClock(long limit) => $"The code may take {HintText.Time(limit)} from its start to its end; it was ended there.";

    private static long? Milliseconds(TimeSpan? time) => (long?)time?.TotalMilliseconds;
}
