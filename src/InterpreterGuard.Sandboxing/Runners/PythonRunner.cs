using System.Buffers;
using InterpreterGuard.Core.Profiles;
using InterpreterGuard.Core.Submissions;

namespace InterpreterGuard.Sandboxing.Runners;

/// <summary>Python, by JSON lines.</summary>
internal sealed class PythonRunner : ILanguageRunner
{
    public Language Language => Language.Python;

    public IReadOnlyList<string> Command { get; } = ["/usr/bin/python3", "-I", "-S", "/sandbox/runner.py"];

    // Figures are drawn without a display, with the font list that was made with the image; bytecode of a submission's own modules is of no use to anybody.
    private static readonly string[] Variables = ["MPLBACKEND=Agg", "MPLCONFIGDIR=/usr/share/interpreterguard/matplotlib", "IPYTHONDIR=/tmp/.ipython", "PYTHONDONTWRITEBYTECODE=1"];

    public string ImageOf(SandboxingOptions options) => options.PythonImage;

    public ReadOnlyMemory<byte> WarmRequest => JsonLines.WarmRequest;

    public IReadOnlyList<string> EnvironmentFor(Profile profile) => Variables;

    public void WriteRun(Submission submission, IBufferWriter<byte> output) => JsonLines.WriteRun(submission, output);

    public void WriteCell(Submission submission, string cell, IBufferWriter<byte> output) => JsonLines.WriteCell(submission, cell, output);

    public RunnerLine? ReadLine(ReadOnlySpan<byte> line) => JsonLines.ReadLine(line);
}
