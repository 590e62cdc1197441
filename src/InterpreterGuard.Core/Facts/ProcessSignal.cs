using System.Text.Json.Serialization;

namespace InterpreterGuard.Core.Facts;

/// <summary>A signal is sent (<c>kill</c>, <c>tkill</c>, <c>tgkill</c>, <c>pidfd_send_signal</c>) to something other than the sender.</summary>
public sealed record ProcessSignal : RuntimeFact
{
    public const string KindName = "process.signal";

    [JsonIgnore]
    public override string Kind => KindName;

    /// <summary>The target as the program named it, in its own process numbers. 1 is the sandbox's init; -1 is everybody.</summary>
    public required int Target { get; init; }

    /// <summary>The target is a living process that the sender, or a descendant of it, started; or the group of one.</summary>
    public bool Descendant { get; init; }

    /// <summary>The signal's number: 9 is KILL, 15 TERM; 0 only asks whether the target is there.</summary>
    public required int Signal { get; init; }
}
