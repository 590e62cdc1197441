using System.Globalization;
using InterpreterGuard.Core.Profiles;
using InterpreterGuard.Policies.Yaml;

namespace InterpreterGuard.Policies.Files;

/// <summary>Reads <c>profiles.yaml</c>. What a profile does not say is as in <see cref="Profile"/>.</summary>
internal static class ProfilesReader
{
    private const long Mebi = 1L << 20;
    private const long Gibi = 1L << 30;
    private static readonly TimeSpan TimeMin = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan TimeMax = TimeSpan.FromHours(1);
    private static readonly IReadOnlyList<(string Word, FileWatch Value)> FileWatches =
        [("sensitive", FileWatch.Sensitive), ("off", FileWatch.Off), ("all", FileWatch.All)];

    public static Dictionary<string, Profile> Read(YamlNode root)
    {
        var profiles = new Dictionary<string, Profile>(StringComparer.Ordinal);
        if (root is not YamlMapping mapping)
        {
            root.Problem($"Here profiles are expected, each under its name; this is {root.Called}.");
            return profiles;
        }
        foreach (var (key, value) in mapping.Entries)
        {
            if (!Names.IsName(key.Value))
                key.Problem($"'{Problems.Cut(key.Value)}' is no name for a profile: {Names.Rule}.");
            profiles[key.Value] = ReadProfile(key.Value, value);
        }
        return profiles;
    }

    private static Profile ReadProfile(string name, YamlNode node)
    {
        var reader = new MappingReader(node, "a profile");
        var usual = new Profile { Name = name };
        var profile = usual with
        {
            Description = reader.RequiredText("description")?.Value ?? "",
            Runtime = reader.OptionalText("runtime")?.Value,
            MemoryBytesMax = Bytes(reader, "memory", usual.MemoryBytesMax, 64 * Mebi, 64 * Gibi),
            CpuCoresMax = Number(reader, "cpu_cores", usual.CpuCoresMax, 0.1, 64),
            CpuTimeMax = Time(reader, "cpu_time", usual.CpuTimeMax),
            WallClockMax = Time(reader, "wall_clock", usual.WallClockMax),
            ProcessesMax = Whole(reader, "processes", usual.ProcessesMax, 8, 4096),
            WorkBytesMax = Bytes(reader, "work_disk", usual.WorkBytesMax, Mebi, 16 * Gibi),
            TmpBytesMax = Bytes(reader, "tmp_disk", usual.TmpBytesMax, Mebi, 16 * Gibi),
            OutputBytesMax = Bytes(reader, "output", usual.OutputBytesMax, 1024, 64 * Mebi),
            OpenFilesMax = Whole(reader, "open_files", usual.OpenFilesMax, 16, 65536),
            FileOpens = MappingReader.Word("file_opens", reader.OptionalText("file_opens"), FileWatches),
            Egress = MappingReader.Word("egress", reader.OptionalText("egress"), [("none", EgressMode.None)]),
            CompileAllowed = YesNo(reader, "compile_allowed", usual.CompileAllowed),
            SyscallSensor = YesNo(reader, "syscall_sensor", usual.SyscallSensor),
        };
        reader.End();
        return profile;
    }

    private static long Bytes(MappingReader reader, string key, long usual, long min, long max)
    {
        if (reader.OptionalText(key) is not { } value)
            return usual;
        if (Units.Bytes(value.Value) is not { } bytes)
            value.Problem($"'{key}' is a size with its unit, such as {Units.Text(usual)} (B, KiB, MiB, GiB), not '{Problems.Cut(value.Value)}'.");
        else if (bytes < min || bytes > max)
            value.Problem($"'{key}' is {value.Value}; it must be {Units.Text(min)} to {Units.Text(max)}.");
        else
            return bytes;
        return usual;
    }

    private static TimeSpan Time(MappingReader reader, string key, TimeSpan usual)
    {
        if (reader.OptionalText(key) is not { } value)
            return usual;
        if (Units.Time(value.Value) is not { } time)
            value.Problem($"'{key}' is a time with its unit, such as {Units.Text(usual)} (ms, s, m, h), not '{Problems.Cut(value.Value)}'.");
        else if (time < TimeMin || time > TimeMax)
            value.Problem($"'{key}' is {value.Value}; it must be {Units.Text(TimeMin)} to {Units.Text(TimeMax)}.");
        else
            return time;
        return usual;
    }

    private static int Whole(MappingReader reader, string key, int usual, int min, int max)
    {
        if (reader.OptionalText(key) is not { } value)
            return usual;
        if (int.TryParse(value.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max)
            return number;
        value.Problem($"'{key}' is '{Problems.Cut(value.Value)}'; it must be a whole number from {min} to {max}.");
        return usual;
    }

    private static double Number(MappingReader reader, string key, double usual, double min, double max)
    {
        if (reader.OptionalText(key) is not { } value)
            return usual;
        if (double.TryParse(value.Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max)
            return number;
        value.Problem(string.Create(CultureInfo.InvariantCulture, $"'{key}' is '{Problems.Cut(value.Value)}'; it must be a number from {min} to {max}."));
        return usual;
    }

    private static bool YesNo(MappingReader reader, string key, bool usual) =>
        reader.OptionalText(key) is { } value ? MappingReader.Word(key, value, [("true", true), ("false", false)]) : usual;
}
