namespace InterpreterGuard.Policies.Conditions;

/// <summary>A part of a profile a condition can name.</summary>
/// <param name="Name">Its name in snake_case.</param>
/// <param name="SourceType">Its type, as C# source.</param>
/// <param name="SourceGetter">How it is read from the variable <c>_profile</c>, as C# source.</param>
/// <param name="Description">Meaning and unit.</param>
public sealed record ProfileField(string Name, string SourceType, string SourceGetter, string Description)
{
    /// <summary>Every field.</summary>
    public static IReadOnlyList<ProfileField> All { get; } =
    [
        new("name", "string", "_profile.Name", "The profile's name."),
        new("memory", "long", "_profile.MemoryBytesMax", "Memory in bytes."),
        new("cpu_cores", "double", "_profile.CpuCoresMax", "Processors."),
        new("cpu_time", "double", "_profile.CpuTimeMax.TotalSeconds", "Processor time in seconds."),
        new("wall_clock", "double", "_profile.WallClockMax.TotalSeconds", "Time from start to end in seconds."),
        new("processes", "int", "_profile.ProcessesMax", "Processes and threads alive at once."),
        new("work_disk", "long", "_profile.WorkBytesMax", "Bytes the work folder holds."),
        new("tmp_disk", "long", "_profile.TmpBytesMax", "Bytes /tmp holds."),
        new("output", "long", "_profile.OutputBytesMax", "Bytes of output."),
        new("open_files", "int", "_profile.OpenFilesMax", "Open files of one process."),
        new("compile_allowed", "bool", "_profile.CompileAllowed", "Running program files the submission made is expected."),
    ];
}
