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
        Field(output, submission.Environment.Count.ToString(CultureInfo.InvariantCulture));
        foreach (var (name, value) in submission.Environment)
            Field(output, $"{name}={value}");
        Field(output, submission.Arguments.Count.ToString(CultureInfo.InvariantCulture));
        foreach (var argument in submission.Arguments)
            Field(output, argument);
        Field(output, submission.Code);
    }

    public RunnerLine? ReadLine(ReadOnlySpan<byte> line) => null;

    private static void Field(IBufferWriter<byte> output, string text)
    {
        if (text.Contains('\0', StringComparison.Ordinal))
            throw new ArgumentException("A shell submission holds a NUL character.", nameof(text));
        Encoding.UTF8.GetBytes(text, output);
        output.Write("\0"u8);
    }
}
