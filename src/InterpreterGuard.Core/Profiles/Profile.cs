using InterpreterGuard.Core.Access;
using InterpreterGuard.Core.Submissions;

namespace InterpreterGuard.Core.Profiles;

/// <summary>What an execution may have. Written in a policy, narrowed by a request, enforced by the kernel and the engine, and read back into the receipt.</summary>
public sealed record Profile
{
    public required string Name { get; init; }

    public string Description { get; init; } = "";

    /// <summary>
    /// Sandbox image instead of the language's own, by name or id; it must be built on that one, which brings init and runner. <see langword="null"/> is the language's own.
    /// A profile with an image has exactly one language.
    /// </summary>
    public string? Image { get; init; }

    /// <summary>The OCI runtime of gVisor: its containers have a kernel of their own, connections cannot be brokered in them, and what happens is told afterwards.</summary>
    public const string GvisorRuntime = "runsc";

    /// <summary>OCI runtime the engine starts the sandbox with; <see langword="null"/> is the engine's default.</summary>
    public string? Runtime { get; init; }

    /// <summary>Memory in bytes, swap included (there is none). 64 MiB to 64 GiB.</summary>
    public long MemoryBytesMax { get; init; } = 512L << 20;

    /// <summary>Processors, as a share of wall-clock time. 0.1 to 64.</summary>
    public double CpuCoresMax { get; init; } = 1;

    /// <summary>Processor time of all processes together. 100 ms to 1 h.</summary>
    public TimeSpan CpuTimeMax { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Time from the start of the code to its end. 100 ms to 1 h.</summary>
    public TimeSpan WallClockMax { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Processes and threads alive at once, the guard's own init included. 8 to 4096.</summary>
    public int ProcessesMax { get; init; } = 64;

    /// <summary>Bytes the work folder holds. 1 MiB to 16 GiB; counted against memory, since it is a tmpfs.</summary>
    public long WorkBytesMax { get; init; } = 128L << 20;

    /// <summary>Bytes <c>/tmp</c> holds. 1 MiB to 16 GiB.</summary>
    public long TmpBytesMax { get; init; } = 64L << 20;

    /// <summary>Bytes one file may have, holes counted: as much as the larger one of the two places.</summary>
    public long FileBytesMax => Math.Max(WorkBytesMax, TmpBytesMax);

    /// <summary>Bytes of stdout and stderr together. 1 KiB to 64 MiB.</summary>
    public long OutputBytesMax { get; init; } = 1L << 20;

    /// <summary>Open files of one process. 16 to 65536.</summary>
    public int OpenFilesMax { get; init; } = 1024;

    /// <summary>Which file opens the syscall sensor looks at.</summary>
    public FileWatch FileOpens { get; init; } = FileWatch.Sensitive;

    /// <summary>Whether decoys are laid: credentials and secrets that look worth stealing, and tell who takes them.</summary>
    public bool Decoys { get; init; } = true;

    /// <summary>What happens to text that comes out.</summary>
    public OutputScreening OutputScreening { get; init; } = OutputScreening.Record;

    /// <summary>What a program's connections meet.</summary>
    public EgressMode Egress { get; init; } = EgressMode.None;

    /// <summary>Where connections may go when they may, and how much.</summary>
    public EgressPlan Ways { get; init; } = EgressPlan.Nowhere;

    /// <summary>Whether running a program file that the submission itself made is expected (compilers, test runners).</summary>
    public bool CompileAllowed { get; init; }

    /// <summary>From which severity findings hold or refuse, beside what rules say themselves.</summary>
    public VerdictThresholds Verdict { get; init; } = VerdictThresholds.None;

    /// <summary>Languages it can be asked for with. Empty: all.</summary>
    public IReadOnlyList<Language> Languages { get; init; } = [];

    /// <summary>Roles whose keys may ask for it. Empty, with no <see cref="Keys"/> either: everybody who may submit.</summary>
    public IReadOnlyList<Role> Roles { get; init; } = [];

    /// <summary>Keys that may ask for it beside those of the <see cref="Roles"/>, by id.</summary>
    public IReadOnlyList<string> Keys { get; init; } = [];

    /// <summary>Whether executions are told, beside findings, where their code is not safe to use. A request may ask for it in any profile.</summary>
    public bool Advice { get; init; }

    /// <summary>Names of environment variables a submission may bring, a <c>*</c> at the end for all that begin so. <see langword="null"/>: any that is not reserved.</summary>
    public IReadOnlyList<string>? EnvironmentNames { get; init; }

    /// <summary>Whether the syscall sensor is on. Off exists for measuring its cost; the host names it at start and in every receipt.</summary>
    public bool SyscallSensor { get; init; } = true;

    /// <summary>Whether a key may ask for it.</summary>
    public bool IsFor(Role role, string keyId) =>
        (Roles.Count == 0 && Keys.Count == 0) || Roles.Contains(role) || Keys.Contains(keyId, StringComparer.Ordinal);

    /// <summary>Whether it can be asked for with a language.</summary>
    public bool IsFor(Language language) => Languages.Count == 0 || Languages.Contains(language);

    /// <summary>Whether a submission may bring a variable of this name.</summary>
    public bool TakesVariable(string name) => EnvironmentNames is not { } names || names.Any(allowed =>
        allowed.EndsWith('*') ? name.StartsWith(allowed[..^1], StringComparison.Ordinal) : string.Equals(name, allowed, StringComparison.Ordinal));

    /// <summary>
    /// What of it is built into a sandbox when that is made. What the host itself holds an execution to, and who may ask for it, is left out, and lists are empty, so that two of these are equal when
    /// their sandboxes are alike.
    /// </summary>
    public Profile AsBuilt() => this with
    {
        Description = "",
        CpuTimeMax = TimeSpan.Zero,
        WallClockMax = TimeSpan.Zero,
        OutputBytesMax = 0,
        OutputScreening = OutputScreening.Record,
        CompileAllowed = false,
        Ways = EgressPlan.Nowhere,
        Verdict = VerdictThresholds.None,
        Languages = [],
        Roles = [],
        Keys = [],
        EnvironmentNames = null,
    };
}
