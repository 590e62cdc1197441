using System.Buffers;
using System.Globalization;
using InterpreterGuard.Core.Profiles;
using InterpreterGuard.Core.Submissions;

namespace InterpreterGuard.Sandboxing.Runners;

/// <summary>C# as Roslyn's scripts, by JSON lines.</summary>
internal sealed class CSharpRunner : ILanguageRunner
{
    public Language Language => Language.CSharp;

    public IReadOnlyList<string> Command { get; } = ["/sandbox/runner/runner"];

    public string ImageOf(SandboxingOptions options) => options.CSharpImage;

    public ReadOnlyMemory<byte> WarmRequest => JsonLines.WarmRequest;

    /// <summary>
    /// Two of the runtime's habits are what attacks look like from outside: code written through two mappings of one memory file, and the sockets of debuggers. Neither is
    /// of use here. The heap may grow until the sandbox's memory is used up: then the kernel ends the program and the status says why. The collector's youngest generation stays small, which keeps a waiting sandbox small; its threads count as processes.
    /// </summary>
    public IReadOnlyList<string> EnvironmentFor(Profile profile) =>
    [
        "DOTNET_EnableWriteXorExecute=0",
        "DOTNET_EnableDiagnostics=0",
        "DOTNET_GCgen0size=800000",
        string.Create(CultureInfo.InvariantCulture, $"DOTNET_GCHeapHardLimit={profile.MemoryBytesMax:X}"),
        string.Create(CultureInfo.InvariantCulture, $"DOTNET_PROCESSOR_COUNT={Math.Max(1, (int)Math.Ceiling(profile.CpuCoresMax))}"),
    ];

    public void WriteRun(Submission submission, IBufferWriter<byte> output) => JsonLines.WriteRun(submission, output);

    public void WriteCell(Submission submission, string cell, IBufferWriter<byte> output) => JsonLines.WriteCell(submission, cell, output);

    public RunnerLine? ReadLine(ReadOnlySpan<byte> line) => JsonLines.ReadLine(line);
}
