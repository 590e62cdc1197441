using InterpreterGuard.Sandboxing.Wire;

namespace InterpreterGuard.Sandboxing.Files;

/// <summary>The file requests under way in one sandbox, found again by their numbers.</summary>
internal sealed class OpenRequests
{
    /// <summary>Init serves so many at once.</summary>
    public const int Max = 16;

    private readonly Lock _lock = new();
    private readonly Dictionary<uint, FileRequest> _open = [];
    private uint _last;
    private bool _over;

    /// <summary>A new request; <see langword="null"/> once the sandbox is gone.</summary>
    public FileRequest? Open()
    {
        lock (_lock)
        {
            if (_over)
                return null;
            var request = new FileRequest(++_last);
            _open.Add(request.Number, request);
            return request;
        }
    }

    public void Close(FileRequest request)
    {
        lock (_lock)
            _open.Remove(request.Number);
    }

    /// <summary>Takes an answer. One to a request that nobody waits for any more is dropped.</summary>
    public void Take(Frame frame)
    {
        FileRequest? request;
        lock (_lock)
            _open.TryGetValue(FileAnswers.RequestOf(frame), out request);
        if (request is null)
            return;
        var payload = frame.Payload.Span;
        switch (frame.Type)
        {
            case FrameType.FileDone:
                var (errno, size) = FileAnswers.Done(payload);
                request.Answer(new(errno, size));
                break;
            case FrameType.FileInfo:
                var (length, modifiedAt) = FileAnswers.Info(payload);
                request.Answer(new(0, length, modifiedAt));
                break;
            case FrameType.FileData:
                if (!request.Take(FileAnswers.Data(payload)))
                    throw new WireException($"FileData brought more than request {request.Number} asked for.");
                break;
            default:
                if (request.Entries.Count <= SandboxFiles.EntriesMax)
                    request.Entries.Add(FileAnswers.Entry(payload));
                break;
        }
    }

    /// <summary>The sandbox is gone: nobody waits any longer.</summary>
    public void End()
    {
        List<FileRequest> waiting;
        lock (_lock)
        {
            _over = true;
            waiting = [.. _open.Values];
            _open.Clear();
        }

        foreach (var request in waiting)
            request.End();
    }
}
