using InterpreterGuard.Core.Detections;

namespace InterpreterGuard.Outbox.Reports;

/// <summary>One detection as it leaves the host. All texts are plain and bounded; what is not known is empty.</summary>
internal sealed record DetectionReport
{
    public required string Rule { get; init; }

    public required string RuleName { get; init; }

    public required Severity Severity { get; init; }

    /// <summary>What the rule did, such as <c>deny</c>.</summary>
    public required string Action { get; init; }

    /// <summary>What became of it: <c>allowed</c>, <c>denied</c>, <c>killed</c>; empty for what was read in the source.</summary>
    public string Answer { get; init; } = "";

    public required string Message { get; init; }

    public IReadOnlyList<string> Attack { get; init; } = [];

    public required DateTimeOffset At { get; init; }

    /// <summary>The place in the source, a hint; empty when unknown.</summary>
    public string SourceFile { get; init; } = "";

    /// <summary>0 when unknown.</summary>
    public int SourceLine { get; init; }

    /// <summary>The kind of fact, such as <c>network.connect</c>.</summary>
    public string Kind { get; init; } = "";

    public string ProcessName { get; init; } = "";

    /// <summary>In the sandbox's own numbers; 0 when it was no process.</summary>
    public int Pid { get; init; }

    public int ParentPid { get; init; }

    public string CommandLine { get; init; } = "";

    public string Address { get; init; } = "";

    public string Domain { get; init; } = "";

    public int Port { get; init; }

    public string Path { get; init; } = "";
}
