using System.Buffers;
using InterpreterGuard.Core.Profiles;
using InterpreterGuard.Core.Submissions;

namespace InterpreterGuard.Sandboxing.Runners;

/// <summary>What it takes to run one language: its image, its command, how it is told what to run, and how to read what it says.</summary>
internal interface ILanguageRunner
{
    Language Language { get; }

    /// <summary>The command init starts.</summary>
    IReadOnlyList<string> Command { get; }

    /// <summary>Variables beside those every sandbox has; a runtime's own bounds follow the profile's.</summary>
    IReadOnlyList<string> EnvironmentFor(Profile profile);

    string ImageOf(SandboxingOptions options);

    /// <summary>What asks the runner for its next warm-up step; empty when it has none.</summary>
    ReadOnlyMemory<byte> WarmRequest { get; }

    /// <summary>Writes what makes the runner run the submission.</summary>
    void WriteRun(Submission submission, IBufferWriter<byte> output);

    /// <summary>Writes what makes the runner run the submission as the next cell of a session; it answers with a <see cref="RunnerDone"/> that repeats <paramref name="cell"/>.</summary>
    void WriteCell(Submission submission, string cell, IBufferWriter<byte> output);

    /// <summary>Reads a line the runner's process wrote. Anybody inside can write there: a line that says nothing is <see langword="null"/>, and none can make this throw.</summary>
    RunnerLine? ReadLine(ReadOnlySpan<byte> line);
}
