using System.Buffers;
using System.Collections.Concurrent;
using System.IO.Pipelines;
using InterpreterGuard.Core.Sandboxes;

namespace InterpreterGuard.Sandboxing.Files;

/// <summary>One request under way. Answers come on the conversation's reading thread, which must not wait for anybody.</summary>
internal sealed class FileRequest(uint number)
{
    private readonly TaskCompletionSource<FileReply> _reply = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentQueue<int> _asked = new();
    private readonly Pipe _bytes = new(new PipeOptions(pauseWriterThreshold: 0, useSynchronizationContext: false));
    private long _awaited;

    public uint Number => number;

    /// <summary>What was listed.</summary>
    public List<SandboxEntry> Entries { get; } = [];

    /// <summary>What was read of the file: never more than was asked for, so its writer never has to wait.</summary>
    public PipeReader Bytes => _bytes.Reader;

    /// <summary>What the sandbox said first: that it is done, or what it opened.</summary>
    public Task<FileReply> Reply => _reply.Task;

    /// <summary>So many bytes are asked for; before the question is sent.</summary>
    public void Asks(int bytes)
    {
        Interlocked.Add(ref _awaited, bytes);
        _asked.Enqueue(bytes);
    }

    /// <summary>Takes the answer to the request, or to the oldest question for bytes.</summary>
    public void Answer(FileReply reply)
    {
        if (_reply.TrySetResult(reply) || !_asked.TryDequeue(out var asked))
            return;
        if (reply.Errno != 0)
            _bytes.Writer.Complete(FileProblems.Explain(reply.Errno, ""));
        else if (reply.Size < asked)
            _bytes.Writer.Complete();
    }

    /// <summary>Takes bytes of the file. False: more than were asked for.</summary>
    public bool Take(ReadOnlySpan<byte> bytes)
    {
        if (Interlocked.Add(ref _awaited, -bytes.Length) < 0)
            return false;
        _bytes.Writer.Write(bytes);
        return _bytes.Writer.FlushAsync().AsTask().IsCompleted;
    }

    /// <summary>The sandbox is gone.</summary>
    public void End()
    {
        _reply.TrySetResult(FileReply.Gone);
        _bytes.Writer.Complete(FileProblems.Explain(FileReply.Gone.Errno, ""));
    }
}
