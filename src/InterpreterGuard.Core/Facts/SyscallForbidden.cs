using System.Text.Json.Serialization;

namespace InterpreterGuard.Core.Facts;

/// <summary>A system call that no honest submission needs. It was answered with an error; the attempt is the fact.</summary>
public sealed record SyscallForbidden : RuntimeFact
{
    public const string KindName = "syscall.forbidden";

    [JsonIgnore]
    public override string Kind => KindName;

    /// <summary>The call's name, such as <c>mount</c>.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// What it belongs to: <c>namespace</c>, <c>mount</c>, <c>module</c>, <c>bpf</c>, <c>keyring</c>, <c>userfault</c>, <c>io_uring</c>, <c>trace</c>,
    /// <c>perf</c>, <c>handle</c>, <c>seccomp</c>, <c>clock</c>, <c>system</c>,
    /// <c>foreign</c> (a call of another ABI than the machine's).
    /// </summary>
    public required string Family { get; init; }

    /// <summary>The six arguments as the kernel was given them.</summary>
    public IReadOnlyList<ulong> Arguments { get; init; } = [];

    /// <summary>The flags or command in words where they are known, such as <c>CLONE_NEWUSER|CLONE_NEWNS</c>.</summary>
    public string Detail { get; init; } = "";
}
