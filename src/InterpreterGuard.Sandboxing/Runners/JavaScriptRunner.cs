using System.Buffers;
using System.Globalization;
using InterpreterGuard.Core.Profiles;
using InterpreterGuard.Core.Submissions;

namespace InterpreterGuard.Sandboxing.Runners;

/// <summary>JavaScript on Node, by JSON lines.</summary>
internal sealed class JavaScriptRunner : ILanguageRunner
{
    public Language Language => Language.JavaScript;

    // One helper thread for the collector and the compiler: a sandbox has one processor or two, and its threads count as processes.
    public IReadOnlyList<string> Command { get; } = ["/usr/bin/node", "--v8-pool-size=1", "/sandbox/runner/main.js"];

    public string ImageOf(SandboxingOptions options) => options.JavaScriptImage;

    public ReadOnlyMemory<byte> WarmRequest => JsonLines.WarmRequest;

    /// <summary>
    /// The heap may grow until the sandbox's memory is used up: then the kernel ends the program and the status says why. Node's own bound would lie
    /// at half of it, and its end would look like any crash. What the code starts with <c>node</c> has the same bounds.
    /// </summary>
    public IReadOnlyList<string> EnvironmentFor(Profile profile) =>
    [
        string.Create(CultureInfo.InvariantCulture, $"NODE_OPTIONS=--max-old-space-size={profile.MemoryBytesMax >> 20}"),
        "UV_THREADPOOL_SIZE=" + (profile.ProcessesMax >= 64 ? "4" : "2"),
        "NODE_REPL_HISTORY=",
    ];

    public void WriteRun(Submission submission, IBufferWriter<byte> output) => JsonLines.WriteRun(submission, output);

    public void WriteCell(Submission submission, string cell, IBufferWriter<byte> output) => JsonLines.WriteCell(submission, cell, output);

    public RunnerLine? ReadLine(ReadOnlySpan<byte> line) => JsonLines.ReadLine(line);
}
