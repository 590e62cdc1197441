using System.Collections.Concurrent;
using InterpreterGuard.Core.Identity;

namespace InterpreterGuard.Core.Sessions;

/// <summary>Remembers for a while how sessions ended, so that whoever comes back to one is told.</summary>
internal sealed class EndedSessions(TimeProvider time)
{
    private const int Max = 1000;
    private static readonly TimeSpan Remembered = TimeSpan.FromHours(1);
    private readonly ConcurrentDictionary<SessionId, SessionView> _ended = new();
    private readonly ConcurrentQueue<(SessionId Id, DateTimeOffset At)> _order = new();

    public SessionView? Find(SessionId id) => _ended.GetValueOrDefault(id);

    public void Add(SessionView view)
    {
        var now = time.GetUtcNow();
        _ended[view.Id] = view;
        _order.Enqueue((view.Id, now));
        while (_order.TryPeek(out var oldest) && (_ended.Count > Max || now - oldest.At > Remembered) && _order.TryDequeue(out oldest))
            _ended.TryRemove(oldest.Id, out _);
    }
}
