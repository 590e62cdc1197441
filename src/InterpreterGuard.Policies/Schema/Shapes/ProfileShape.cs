using System.Globalization;
using InterpreterGuard.Core.Profiles;
using InterpreterGuard.Policies.Files;

namespace InterpreterGuard.Policies.Schema.Shapes;

/// <summary>A profile in <c>profiles.yaml</c>.</summary>
internal static class ProfileShape
{
    private const long Kibi = 1L << 10;
    private const long Mebi = 1L << 20;
    private const long Gibi = 1L << 30;

    private static readonly Profile Usual = new() { Name = "usual" };
    private static readonly ValueShape AnyTime = new ValueShape.Time(TimeSpan.FromMilliseconds(100), TimeSpan.FromHours(1));

    private static readonly ValueShape Threshold = new ValueShape.Word([.. VerdictReader.Thresholds.Select(word => word.Word)]);

    /// <summary>What stands behind <c>verdict</c>.</summary>
    public static readonly MappingShape Verdict = new(
        "a verdict",
        new("hold_at", Threshold, "A finding this severe, of a rule that alerts, makes the submission wait for a person.") { Default = "none" },
        new("refuse_at", Threshold, "A finding this severe, of a rule that alerts, refuses the submission.") { Default = "none" });

    /// <summary>What stands behind <c>egress_limits</c>.</summary>
    public static readonly MappingShape EgressLimits = new(
        "limits of connections",
        new("flows", new ValueShape.Whole(1, 4096), "Flows at once: connections, and ports that exchange datagrams with an address.") { Default = Text(Usual.Ways.Limits.FlowsMax) },
        new("flows_per_minute", new ValueShape.Whole(1, 100_000), "New flows in any 60 seconds.") { Default = Text(Usual.Ways.Limits.FlowsPerMinuteMax) },
        new("upload", new ValueShape.Size(Kibi, 64 * Gibi), "What an execution sends, over all flows.") { Default = Units.Text(Usual.Ways.Limits.UploadBytesMax) },
        new("download", new ValueShape.Size(Kibi, 64 * Gibi), "What it receives, over all flows.") { Default = Units.Text(Usual.Ways.Limits.DownloadBytesMax) });

    public static readonly MappingShape Shape = new(
        "a profile",
        new("description", new ValueShape.Text(), "What it is for.") { Required = true },
        new("image", new ValueShape.Text(Patterns.Image), "A sandbox image built on the language's own, by name or id; 'languages' then names that one language.") { Default = "the language's own" },
        new("runtime", new ValueShape.Text(), "Another OCI runtime. Under runsc (gVisor) code has a kernel of its own, is watched afterwards, and egress must be none.") { Default = "the engine's" },
        new("memory", new ValueShape.Size(64 * Mebi, 64 * Gibi), "Memory, swap included (there is none).") { Default = Units.Text(Usual.MemoryBytesMax) },
        new("cpu_cores", new ValueShape.Number(0.1, 64), "Processors.") { Default = Text(Usual.CpuCoresMax) },
        new("cpu_time", AnyTime, "Processor time of all processes together.") { Default = Units.Text(Usual.CpuTimeMax) },
        new("wall_clock", AnyTime, "Time from the start of the code to its end.") { Default = Units.Text(Usual.WallClockMax) },
        new("processes", new ValueShape.Whole(8, 4096), "Processes and threads alive at once.") { Default = Text(Usual.ProcessesMax) },
        new("work_disk", new ValueShape.Size(Mebi, 16 * Gibi), "What the work folder holds; it counts against memory.") { Default = Units.Text(Usual.WorkBytesMax) },
        new("tmp_disk", new ValueShape.Size(Mebi, 16 * Gibi), "What /tmp holds.") { Default = Units.Text(Usual.TmpBytesMax) },
        new("output", new ValueShape.Size(Kibi, 64 * Mebi), "stdout and stderr together.") { Default = Units.Text(Usual.OutputBytesMax) },
        new("open_files", new ValueShape.Whole(16, 65536), "Open files of one process.") { Default = Text(Usual.OpenFilesMax) },
        new("file_opens", new ValueShape.Word([.. ProfilesReader.FileWatches.Select(word => word.Word)]), "Which opened files are looked at.") { Default = "sensitive" },
        new("decoys", new ValueShape.YesNo(), "Credentials and secrets that look worth stealing are laid for each execution, and tell who takes them.") { Default = "true" },
        new("output_screening", new ValueShape.Word([.. ProfilesReader.OutputScreenings.Select(word => word.Word)]), "What comes out is read for instructions to a model, hidden characters and secrets: record lets rules judge it; mark names the places in the answer; withhold gives agents a sentence in their place; off does not read it.") { Default = "record" },
        new("egress", new ValueShape.Word([.. EgressReader.Modes.Select(word => word.Word)]), "What connections meet: none refuses and records them; allow relays those to `destinations` and refuses others; sinkhole accepts all, leads nowhere and records what is said.") { Default = "none" },
        new("destinations", new ValueShape.List(new ValueShape.Text(Patterns.Name)), "Groups of egress.yaml that `egress: allow` reaches.") { Default = "none" },
        new("egress_limits", new ValueShape.Mapping(EgressLimits), "What its connections may take."),
        new("languages", new ValueShape.List(new ValueShape.Word([.. ProfilesReader.Languages.Select(word => word.Word)])), "Languages it can be asked for with.") { Default = "all" },
        new("roles", new ValueShape.List(new ValueShape.Word([.. ProfilesReader.Roles.Select(word => word.Word)])), "Roles whose keys may ask for it.") { Default = "all, where no keys are named either" },
        new("keys", new ValueShape.List(new ValueShape.Text(Patterns.KeyId)), "Ids of keys that may ask for it, beside those of the roles.") { Default = "none beside the roles'" },
        new("env", new ValueShape.List(new ValueShape.Text(Patterns.Variable)), "Names of environment variables a submission may bring; `DATA_*` is all that begin so, [] none.") { Default = "any that is not reserved" },
        new("compile_allowed", new ValueShape.YesNo(), "Running programs the submission made is expected.") { Default = "false" },
        new("syscall_sensor", new ValueShape.YesNo(), "Off is for measuring its cost; every receipt names it.") { Default = "true" },
        new("advice", new ValueShape.YesNo(), "Executions are told where their code is not safe to use, by the rules that advise.") { Default = "false" },
        new("verdict", new ValueShape.Mapping(Verdict), "From which severity findings hold or refuse, beside what rules say themselves."));

    private static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);
}
