using System.Buffers;
using System.Text;
using InterpreterGuard.Core.Submissions;
using InterpreterGuard.Sandboxing.Runners;
using InterpreterGuard.Sandboxing.Wire;

namespace InterpreterGuard.Sandboxing.Sandboxes;

/// <summary>A submission as frames: its files, its standard input, the order to run.</summary>
internal static class RunMessage
{
    // Init keeps this much for a runner that does not read yet; what is longer follows the order to run.
    private const int StdinAheadMax = 4 << 20;

    public static ReadOnlyMemory<byte> Write(Submission submission, ILanguageRunner runner)
    {
        var output = new ArrayBufferWriter<byte>(submission.Code.Length + 1024);
        foreach (var file in submission.Files.Where(file => file.Source is null))
            output.File(file.Path, file.Content.Span);

        var stdin = Encoding.UTF8.GetBytes(submission.Stdin);
        var ahead = stdin.AsSpan(0, Math.Min(stdin.Length, StdinAheadMax));
        output.Frames(FrameType.Stdin, ahead);
        if (ahead.Length == stdin.Length)
            output.Frame(FrameType.Stdin, []);

        var run = new ArrayBufferWriter<byte>(submission.Code.Length + 512);
        runner.WriteRun(submission, run);
        output.Frames(FrameType.ToRunner, run.WrittenSpan);
        if (ahead.Length < stdin.Length)
        {
            output.Frames(FrameType.Stdin, stdin.AsSpan(ahead.Length));
            output.Frame(FrameType.Stdin, []);
        }

        return output.WrittenMemory;
    }

    /// <summary>A cell, whose input travels with it: standard input of an interpreter that lives on cannot be closed.</summary>
    public static ReadOnlyMemory<byte> WriteCell(Submission submission, string cell, ILanguageRunner runner)
    {
        var order = new ArrayBufferWriter<byte>(submission.Code.Length + 512);
        runner.WriteCell(submission, cell, order);
        var output = new ArrayBufferWriter<byte>(order.WrittenCount + FrameHeader.Length);
        output.Frames(FrameType.ToRunner, order.WrittenSpan);
        return output.WrittenMemory;
    }
}
