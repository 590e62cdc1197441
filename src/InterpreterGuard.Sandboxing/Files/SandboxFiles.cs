using System.Buffers;
using InterpreterGuard.Core.Sandboxes;
using InterpreterGuard.Sandboxing.Sandboxes;
using InterpreterGuard.Sandboxing.Wire;

namespace InterpreterGuard.Sandboxing.Files;

/// <summary>The work folder of one sandbox, through its init: that walks paths as the work user and never through links.</summary>
internal sealed class SandboxFiles(Conversation conversation) : ISandboxFiles, IDisposable
{
    public const int EntriesMax = 4096;

    private const int PieceMax = FrameHeader.OutboundMax - sizeof(uint);
    private readonly SemaphoreSlim _places = new(OpenRequests.Max);

    // Init does one listing at a time.
    private readonly SemaphoreSlim _listing = new(1);

    public async Task<long> WriteAsync(string path, Stream content, CancellationToken cancellationToken)
    {
        using var place = await EnterAsync(cancellationToken);
        var request = place.Request;
        await SendAsync(FileRequests.PutOpen(request.Number, path), path);
        try
        {
            await CopyAsync(request.Number, content, path, cancellationToken);
        }
        catch
        {
            // What came so far is thrown away inside; what was there stays.
            await conversation.SendAsync(FileRequests.PutClose(request.Number, commit: false), CancellationToken.None);
            await request.Reply;
            throw;
        }

        await SendAsync(FileRequests.PutClose(request.Number, commit: true), path);
        return Checked(await request.Reply, path).Size;
    }

    public async Task<SandboxFileContent> OpenAsync(string path, CancellationToken cancellationToken)
    {
        var place = await EnterAsync(cancellationToken);
        try
        {
            await SendAsync(FileRequests.GetOpen(place.Request.Number, path), path);
            var opened = Checked(await place.Request.Reply, path);
            return new(new SandboxFileStream(conversation, place, opened.Size), opened.Size, opened.ModifiedAt);
        }
        catch
        {
            place.Dispose();
            throw;
        }
    }

    public async Task<SandboxListing> ListAsync(string path, int entriesMax, CancellationToken cancellationToken)
    {
        await EnterAsync(_listing, cancellationToken);
        try
        {
            using var place = await EnterAsync(cancellationToken);
            await SendAsync(FileRequests.List(place.Request.Number, Math.Clamp(entriesMax, 1, EntriesMax), path), path);
            var reply = await place.Request.Reply;
            if (reply.Errno != FileProblems.TooMany)
                Checked(reply, path);
            return new(place.Request.Entries, reply.Errno == FileProblems.TooMany);
        }
        finally
        {
            Leave(_listing);
        }
    }

    public async Task DeleteAsync(string path, CancellationToken cancellationToken)
    {
        using var place = await EnterAsync(cancellationToken);
        await SendAsync(FileRequests.Delete(place.Request.Number, path), path);
        Checked(await place.Request.Reply, path);
    }

    public void Dispose()
    {
        _places.Dispose();
        _listing.Dispose();
    }

    private static FileReply Checked(FileReply reply, string path) => reply.Errno == 0 ? reply : throw FileProblems.Explain(reply.Errno, path);

    private async Task CopyAsync(uint request, Stream content, string path, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(FrameHeader.Length + FrameHeader.OutboundMax);
        try
        {
            while (true)
            {
                var count = await content.ReadAtLeastAsync(buffer.AsMemory(FrameHeader.Length + sizeof(uint), PieceMax), PieceMax, throwOnEndOfStream: false, cancellationToken);
                if (count == 0)
                    return;
                FileRequests.PutData(buffer, request, count);
                await SendAsync(buffer.AsMemory(0, FrameHeader.Length + sizeof(uint) + count), path);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private async Task<FilePlace> EnterAsync(CancellationToken cancellationToken)
    {
        await EnterAsync(_places, cancellationToken);
        if (conversation.Requests.Open() is { } request)
            return new(conversation.Requests, request, _places);
        Leave(_places);
        throw FileProblems.Explain(FileReply.Gone.Errno, "");
    }

    private static async Task EnterAsync(SemaphoreSlim door, CancellationToken cancellationToken)
    {
        try
        {
            await door.WaitAsync(cancellationToken);
        }
        catch (ObjectDisposedException)
        {
            throw FileProblems.Explain(FileReply.Gone.Errno, "");
        }
    }

    /// <summary>Where the sandbox went first, nobody waits any more.</summary>
    internal static void Leave(SemaphoreSlim door)
    {
        try
        {
            door.Release();
        }
        catch (ObjectDisposedException)
        {
            // The door went with the sandbox.
        }
    }

    private async Task SendAsync(ReadOnlyMemory<byte> frame, string path)
    {
        if (!await conversation.SendAsync(frame, CancellationToken.None))
            throw FileProblems.Explain(FileReply.Gone.Errno, path);
    }
}
