using System.Globalization;
using InterpreterGuard.Core.Profiles;
using InterpreterGuard.Policies.Files;
using InterpreterGuard.Policies.Schema;
using InterpreterGuard.Policies.Schema.Shapes;

namespace InterpreterGuard.Policies;

/// <summary>Reads the limits of a request, in the words and units of <c>profiles.yaml</c>. They may narrow a profile; what would widen it is told with the bound.</summary>
public sealed class RequestedLimits(Profile profile)
{
    /// <summary>What can be narrowed.</summary>
    public static readonly IReadOnlyList<string> Names =
        ["memory", "cpu_cores", "cpu_time", "wall_clock", "processes", "work_disk", "tmp_disk", "output", "open_files"];

    /// <summary>Those that were taken.</summary>
    public LimitsAsked Limits { get; private set; } = new();

    /// <summary>Takes one of <see cref="Names"/>. Says what is wrong with it, as the rest of a sentence that begins with its name; <see langword="null"/> when nothing is.</summary>
    public string? Take(string name, string text) => name switch
    {
        "memory" => Size(name, text, profile.MemoryBytesMax, value => Limits with { MemoryBytes = value }),
        "cpu_cores" => Number(name, text, profile.CpuCoresMax, value => Limits with { CpuCores = value }),
        "cpu_time" => Time(name, text, profile.CpuTimeMax, value => Limits with { CpuTime = value }),
        "wall_clock" => Time(name, text, profile.WallClockMax, value => Limits with { WallClock = value }),
        "processes" => Whole(name, text, profile.ProcessesMax, value => Limits with { Processes = value }),
        "work_disk" => Size(name, text, profile.WorkBytesMax, value => Limits with { WorkBytes = value }),
        "tmp_disk" => Size(name, text, profile.TmpBytesMax, value => Limits with { TmpBytes = value }),
        "output" => Size(name, text, profile.OutputBytesMax, value => Limits with { OutputBytes = value }),
        "open_files" => Whole(name, text, profile.OpenFilesMax, value => Limits with { OpenFiles = value }),
        _ => throw new ArgumentException($"There is no limit '{name}'.", nameof(name)),
    };

    private string? Size(string name, string text, long max, Func<long, LimitsAsked> taken) =>
        Units.Bytes(text) is { } bytes
            ? Within(bytes, Shape<ValueShape.Size>(name).Min, max, Units.Text, taken)
            : $"must be a size with its unit, such as '{Units.Text(max)}' (B, KiB, MiB, GiB)";

    private string? Time(string name, string text, TimeSpan max, Func<TimeSpan, LimitsAsked> taken) =>
        Units.Time(text) is { } time
            ? Within(time, Shape<ValueShape.Time>(name).Min, max, Units.Text, taken)
            : $"must be a time with its unit, such as '{Units.Text(max)}' (ms, s, m, h)";

    private string? Whole(string name, string text, int max, Func<int, LimitsAsked> taken) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? Within(number, Shape<ValueShape.Whole>(name).Min, max, value => value.ToString(CultureInfo.InvariantCulture), taken)
            : "must be a whole number";

    private string? Number(string name, string text, double max, Func<double, LimitsAsked> taken) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? Within(number, Shape<ValueShape.Number>(name).Min, max, value => value.ToString(CultureInfo.InvariantCulture), taken)
            : "must be a number";

    private string? Within<T>(T value, T min, T max, Func<T, string> say, Func<T, LimitsAsked> taken)
        where T : IComparable<T>
    {
        if (value.CompareTo(max) > 0)
            return $"is {say(value)}; profile '{profile.Name}' allows at most {say(max)}. Ask for that or less, or for another profile";
        if (value.CompareTo(min) < 0)
            return $"is {say(value)}; at least {say(min)} is needed to run anything";
        Limits = taken(value);
        return null;
    }

    private static T Shape<T>(string name)
        where T : ValueShape => (T)ProfileShape.Shape.Find(name)!.Value;
}
