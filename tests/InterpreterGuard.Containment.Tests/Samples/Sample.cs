namespace InterpreterGuard.Containment.Tests.Samples;

/// <summary>A program that says itself what must happen to it. The format is written down in <c>tests/samples/README.md</c>.</summary>
public sealed record Sample
{
    /// <summary>The file's path below <c>tests/samples</c>, such as <c>abuse/08-bpf-plain.py</c>.</summary>
    public required string Name { get; init; }

    /// <summary><c>python</c>, <c>javascript</c>, <c>csharp</c> or <c>shell</c>.</summary>
    public required string Language { get; init; }

    /// <summary>The whole file, header included: comments are harmless, and spans then agree with the file.</summary>
    public required string Code { get; init; }

    public required SampleExpectation Expect { get; init; }

    public int? Exit { get; init; }

    public IReadOnlyList<string> Stdout { get; init; } = [];

    public IReadOnlyList<string> StdoutContains { get; init; } = [];

    public IReadOnlyList<string> Stdin { get; init; } = [];

    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>Abuse: what it tries and how it must be seen.</summary>
    public SampleThreat? Threat { get; init; }
}
