using System.Globalization;
using InterpreterGuard.Host.Keeping;
using InterpreterGuard.Outbox;
using Microsoft.Extensions.Options;

namespace InterpreterGuard.Host.Health;

/// <summary>Why a host is not ready, in sentences that anybody may read: without names, paths and addresses.</summary>
internal sealed class HealthReasons(IOptions<HostSettings> settings)
{
    private const long Mebibyte = 1 << 20;

    public IReadOnlyList<string> Of(EngineHealth engine, ParserHealth parser, ReloadHealth? reload, IReadOnlyList<DestinationStatus> outbox, RoomState room, bool ends)
    {
        var reasons = new List<string>();
        if (ends)
            reasons.Add("The host was asked to end; it finishes what it accepted and takes nothing new.");
        if (!engine.Answers)
            reasons.Add("The container engine does not answer; nothing can run.");
        if (!parser.Answers)
            reasons.Add("The parser does not answer; what is submitted is held.");
        if (reload is { Succeeded: false })
            reasons.Add("The policy's files have mistakes; the last good policy is in force.");
        var troubled = outbox.Count(one => one.Problem is not null);
        if (troubled > 0)
            reasons.Add($"{troubled} of {outbox.Count} destinations of the outbox need somebody; /v1/outbox says which and why.");
        if (room.IsFull)
            reasons.Add("There is no room left for evidence; nothing new begins.");
        else if (room.IsTight)
            reasons.Add(string.Create(CultureInfo.InvariantCulture, $"The room for evidence is {room.Percent} % full; when it is full, nothing new begins."));
        if (FreeMebibytes() is { } free && free < settings.Value.DiskFreeMebibytesMin)
            reasons.Add(string.Create(CultureInfo.InvariantCulture, $"The disk is nearly full: {free} MiB are free for data, and {settings.Value.DiskFreeMebibytesMin} should be. Evidence that cannot be kept stops executions."));
        return reasons;
    }

    private long? FreeMebibytes()
    {
        try
        {
            return new DriveInfo(settings.Value.DataPath).AvailableFreeSpace / Mebibyte;
        }
        catch (IOException)
        {
            // A drive that cannot be asked is told by those who write to it.
            return null;
        }
    }
}
