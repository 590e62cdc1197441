using System.Text;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Outbox;

namespace InterpreterGuard.TestKit.Fakes;

/// <summary>An outbox in memory, for one destination; the real one has tests of its own.</summary>
public sealed class FakeOutbox(TimeProvider time) : IOutboxStore
{
    private readonly Lock _lock = new();
    private readonly List<Kept> _kept = [];

    public OutboxBell Bell { get; } = new();

    /// <summary>The next calls that change something fail, as with a full disk.</summary>
    public int Breaks { get; set; }

    public IReadOnlyList<string> Delivered { get; private set; } = [];

    public IReadOnlyList<string> Errors { get; private set; } = [];

    public IReadOnlyList<string> Dead
    {
        get
        {
            lock (_lock)
                return [.. _kept.Where(kept => kept.DeadAt is not null).Select(kept => $"{kept.Message.Id}: {kept.Error}")];
        }
    }

    public int Waiting
    {
        get
        {
            lock (_lock)
                return _kept.Count(kept => kept.DeadAt is null);
        }
    }

    public void Add(params ReadOnlySpan<string> bodies)
    {
        lock (_lock)
        {
            foreach (var body in bodies)
                _kept.Add(new Kept { Message = new WaitingMessage(_kept.Count + 1, "msg_" + body, Encoding.UTF8.GetBytes(body), time.GetUtcNow(), 0) });
        }

        Bell.Ring();
    }

    public Task<IReadOnlyList<WaitingMessage>> ListWaitingAsync(string destination, int countMax, CancellationToken cancellationToken)
    {
        lock (_lock)
            return Task.FromResult<IReadOnlyList<WaitingMessage>>([.. _kept.Where(kept => kept.DeadAt is null).Take(countMax).Select(kept => kept.Message)]);
    }

    public Task DeliveredAsync(long number, DateTimeOffset at) => Do(number, kept =>
    {
        _kept.Remove(kept);
        Delivered = [.. Delivered, kept.Message.Id];
    });

    public Task FailedAsync(long number, string error, DateTimeOffset at) => Do(number, _ => Errors = [.. Errors, error]);

    public Task GiveUpAsync(long number, string error, DateTimeOffset at) => Do(number, kept => (kept.Error, kept.DeadAt) = (error, at));

    public Task<int> RetryAsync(DeadChoice which, string actor, DateTimeOffset at) => throw new NotSupportedException();

    public Task<int> DiscardAsync(DeadChoice which, string actor, DateTimeOffset at) => throw new NotSupportedException();

    public Task<int> ForgetDeadAsync(DateTimeOffset before) => Task.FromResult(0);

    public Task<IReadOnlyList<OutboxAccount>> ListAccountsAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<OutboxAccount>>([]);

    public Task<IReadOnlyList<DeadMessage>> ListDeadAsync(string? before, int countMax, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<DeadMessage>>([.. _kept.Where(kept => kept.DeadAt is not null).Select(kept => new DeadMessage(kept.Message.Id, "", default(IncidentId), 0, default, default, 0, kept.Error))]);

    private Task Do(long number, Action<Kept> change)
    {
        lock (_lock)
        {
            if (Breaks > 0)
            {
                Breaks--;
                throw new IOException("No space left on device.");
            }

            change(_kept.Single(kept => kept.Message.Number == number));
        }

        return Task.CompletedTask;
    }

    private sealed class Kept
    {
        public required WaitingMessage Message { get; init; }

        public string Error { get; set; } = "";

        public DateTimeOffset? DeadAt { get; set; }
    }
}
