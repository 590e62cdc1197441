using System.Buffers;
using System.Globalization;
using System.Text;
using InterpreterGuard.Core.Profiles;
using InterpreterGuard.Core.Submissions;

namespace InterpreterGuard.Sandboxing.Runners;

/// <summary>Shell: fields ended by NUL, no results. Submissions hold no NUL: the door has seen to that, and what would slip through is refused here.</summary>
internal sealed class ShellRunner : ILanguageRunner
{
    public Language Language => Language.Shell;

    public IReadOnlyList<string> Command { get; } = ["/bin/bash", "--noprofile", "--norc", "/sandbox/runner.sh"];

    public IReadOnlyList<string> EnvironmentFor(Profile profile) => [];

    public string ImageOf(SandboxingOptions options) => options.ShellImage;

    public ReadOnlyMemory<byte> WarmRequest => default;

    public void WriteRun(Submission submission, IBufferWriter<byte> output)
    {
        Field(output, "run");
        Inputs(submission, output);
        Field(output, submission.Code);
    }

    public void WriteCell(Submission submission, string cell, IBufferWriter<byte> output)
    {
        Field(output, "cell");
        Field(output, cell);
        Inputs(submission, output);
        Field(output, submission.Stdin);
        Field(output, submission.Code);
    }

    /// <summary>Shell hands back no values; that a cell is over it says as the others do.</summary>
    public RunnerLine? ReadLine(ReadOnlySpan<byte> line) => JsonLines.ReadLine(line) as RunnerDone;

    private static void Inputs(Submission submission, IBufferWriter<byte> output)
    {
        Field(output, submission.Environment.Count.ToString(CultureInfo.InvariantCulture));
        foreach (var (name, value) in submission.Environment)
            Field(output, $"{name}={value}");
        Field(output, submission.Arguments.Count.ToString(CultureInfo.InvariantCulture));
        foreach (var argument in submission.Arguments)
            Field(output, argument);
    }

    private static void Field(IBufferWriter<byte> output, string text)
    {
        if (text.Contains('\0', StringComparison.Ordinal))
            throw new ArgumentException("A shell submission holds a NUL character.", nameof(text));
        Encoding.UTF8.GetBytes(text, output);
        output.Write("\0"u8);
    }
}
