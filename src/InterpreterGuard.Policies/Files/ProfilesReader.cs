using System.Globalization;
using System.Text.RegularExpressions;
using InterpreterGuard.Core.Access;
using InterpreterGuard.Core.Profiles;
using InterpreterGuard.Core.Submissions;
using InterpreterGuard.Policies.Schema;
using InterpreterGuard.Policies.Schema.Shapes;
using InterpreterGuard.Policies.Yaml;

namespace InterpreterGuard.Policies.Files;

/// <summary>Reads <c>profiles.yaml</c>. What a profile does not say is as in <see cref="Profile"/>.</summary>
internal static class ProfilesReader
{
    public static readonly IReadOnlyList<(string Word, FileWatch Value)> FileWatches =
        [("sensitive", FileWatch.Sensitive), ("off", FileWatch.Off), ("all", FileWatch.All)];

    public static readonly IReadOnlyList<(string Word, OutputScreening Value)> OutputScreenings =
        [("record", OutputScreening.Record), ("off", OutputScreening.Off), ("mark", OutputScreening.Mark), ("withhold", OutputScreening.Withhold)];

    public static readonly IReadOnlyList<(string Word, Language Value)> Languages = [.. Language.Runnable.Select(language => (language.Name, language))];

    /// <summary>An admin's key is not for agents: it cannot submit.</summary>
    public static readonly IReadOnlyList<(string Word, Role Value)> Roles = [("agent", Role.Agent), ("reviewer", Role.Reviewer)];

    public static Dictionary<string, Profile> Read(YamlNode root, EgressRules egress)
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
            profiles[key.Value] = ReadProfile(key.Value, value, egress);
        }
        return profiles;
    }

    private static Profile ReadProfile(string name, YamlNode node, EgressRules egress)
    {
        var reader = new MappingReader(node, ProfileShape.Shape);
        var usual = new Profile { Name = name };
        var sensor = YesNo(reader, "syscall_sensor", usual.SyscallSensor);
        var runtime = reader.OptionalText("runtime")?.Value;
        var (mode, ways) = WaysReader.Read(reader, egress, sensor, runtime);
        var profile = usual with
        {
            Description = reader.RequiredText("description")?.Value ?? "",
            Image = ReadImage(reader),
            Runtime = runtime,
            MemoryBytesMax = Bytes(reader, "memory", usual.MemoryBytesMax),
            CpuCoresMax = Number(reader, "cpu_cores", usual.CpuCoresMax),
            CpuTimeMax = Time(reader, "cpu_time", usual.CpuTimeMax),
            WallClockMax = Time(reader, "wall_clock", usual.WallClockMax),
            ProcessesMax = Whole(reader, "processes", usual.ProcessesMax),
            WorkBytesMax = Bytes(reader, "work_disk", usual.WorkBytesMax),
            TmpBytesMax = Bytes(reader, "tmp_disk", usual.TmpBytesMax),
            OutputBytesMax = Bytes(reader, "output", usual.OutputBytesMax),
            OpenFilesMax = Whole(reader, "open_files", usual.OpenFilesMax),
            FileOpens = MappingReader.Word("file_opens", reader.OptionalText("file_opens"), FileWatches),
            Decoys = YesNo(reader, "decoys", usual.Decoys),
            OutputScreening = MappingReader.Word("output_screening", reader.OptionalText("output_screening"), OutputScreenings),
            Egress = mode,
            Ways = ways,
            Languages = Words(reader, "languages", Languages),
            Roles = Words(reader, "roles", Roles),
            Keys = Shaped(reader, "keys", Patterns.KeyId, "the id of a key: 12 hexadecimal digits, as 'GET /v1/keys' lists them"),
            EnvironmentNames = reader.Optional("env") is null ? null : Shaped(reader, "env", Patterns.Variable, "a variable's name, such as DATA_URL, or how names begin, such as DATA_*"),
            CompileAllowed = YesNo(reader, "compile_allowed", usual.CompileAllowed),
            SyscallSensor = sensor,
            Advice = YesNo(reader, "advice", usual.Advice),
            Verdict = VerdictReader.Read(reader.Optional("verdict")),
        };
        foreach (var key in (string[])["languages", "roles", "keys"])
        {
            // Nobody or everybody? An overlay that means to take one away would give it to all.
            if (reader.Optional(key) is YamlSequence { Items.Count: 0 } empty)
                empty.Problem($"'{key}' is empty: name at least one, or leave the key out.");
        }
        reader.End();
        if (profile.Image is not null && profile.Languages.Count != 1)
            node.Problem($"Profile '{name}' has an image, which is for one language: name it, as in 'languages: [python]'.");
        return profile;
    }

    private static string? ReadImage(MappingReader reader)
    {
        if (reader.OptionalText("image") is not { } image)
            return null;
        if (!Regex.IsMatch(image.Value, Patterns.Image, RegexOptions.NonBacktracking))
            image.Problem($"'{Problems.Cut(image.Value)}' is no image; write a name and tag such as example/python-geo:3, or an id such as sha256:….");
        return image.Value;
    }

    // No values is always the same empty list, so that profiles that say the same are equal.
    private static IReadOnlyList<T> Words<T>(MappingReader reader, string key, IReadOnlyList<(string Word, T Value)> words) =>
        reader.Texts(key) is { Count: > 0 } values ? [.. values.Select(value => MappingReader.Word(key, value, words))] : [];

    private static IReadOnlyList<string> Shaped(MappingReader reader, string key, string pattern, string example)
    {
        var values = reader.Texts(key);
        foreach (var value in values.Where(value => !Regex.IsMatch(value.Value, pattern, RegexOptions.NonBacktracking)))
            value.Problem($"'{Problems.Cut(value.Value)}' is not {example}.");
        return values.Count > 0 ? [.. values.Select(value => value.Value)] : [];
    }

    /// <summary>A size within the bounds of its key; the usual one where it is left out or wrong.</summary>
    public static long Bytes(MappingReader reader, string key, long usual)
    {
        if (reader.OptionalText(key) is not { } value)
            return usual;
        var (min, max) = reader.Shape<ValueShape.Size>(key);
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
        var (min, max) = reader.Shape<ValueShape.Time>(key);
        if (Units.Time(value.Value) is not { } time)
            value.Problem($"'{key}' is a time with its unit, such as {Units.Text(usual)} (ms, s, m, h), not '{Problems.Cut(value.Value)}'.");
        else if (time < min || time > max)
            value.Problem($"'{key}' is {value.Value}; it must be {Units.Text(min)} to {Units.Text(max)}.");
        else
            return time;
        return usual;
    }

    /// <summary>A whole number within the bounds of its key; the usual one where it is left out or wrong.</summary>
    public static int Whole(MappingReader reader, string key, int usual)
    {
        if (reader.OptionalText(key) is not { } value)
            return usual;
        var (min, max) = reader.Shape<ValueShape.Whole>(key);
        if (int.TryParse(value.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max)
            return number;
        value.Problem($"'{key}' is '{Problems.Cut(value.Value)}'; it must be a whole number from {min} to {max}.");
        return usual;
    }

    private static double Number(MappingReader reader, string key, double usual)
    {
        if (reader.OptionalText(key) is not { } value)
            return usual;
        var (min, max) = reader.Shape<ValueShape.Number>(key);
        if (double.TryParse(value.Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max)
            return number;
        value.Problem(string.Create(CultureInfo.InvariantCulture, $"'{key}' is '{Problems.Cut(value.Value)}'; it must be a number from {min} to {max}."));
        return usual;
    }

    private static bool YesNo(MappingReader reader, string key, bool usual) =>
        reader.OptionalText(key) is { } value ? MappingReader.Word(key, value, [("true", true), ("false", false)]) : usual;
}
