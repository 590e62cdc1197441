using System.Text.Json.Serialization;

namespace InterpreterGuard.Core.Facts;

/// <summary>A process asks to become another program (<c>execve</c>, <c>execveat</c>).</summary>
public sealed record ProcessExec : RuntimeFact
{
    public const string KindName = "process.exec";

    [JsonIgnore]
    public override string Kind => KindName;

    /// <summary>The path as given, made absolute where the working folder is known.</summary>
    public required string Path { get; init; }

    /// <summary>The file's name without its folder.</summary>
    public required string Name { get; init; }

    /// <summary>The arguments, at most 64 of at most 4096 characters; the first is the program's own name.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>All arguments joined by a blank.</summary>
    public required string CommandLine { get; init; }

    /// <summary>Environment variables that steer the loader (<c>LD_*</c>, <c>GLIBC_TUNABLES</c>), as <c>NAME=value</c>.</summary>
    public IReadOnlyList<string> LoaderEnvironment { get; init; } = [];

    /// <summary>The file is there and lies where the submission can write (work folder, /tmp, /dev/shm).</summary>
    public bool FromWritable { get; init; }

    /// <summary>The file exists only in memory (<c>memfd</c>, <c>/proc/…/fd/…</c>).</summary>
    public bool FromMemory { get; init; }

    /// <summary>The tool that was asked to run it as somebody else, such as <c>sudo</c>, where that tool is not there; empty for what was asked of the kernel.</summary>
    public string Through { get; init; } = "";

    /// <summary>One of the new program's descriptors 0, 1, 2 is an internet socket.</summary>
    public bool StandardIoIsSocket { get; init; }
}
